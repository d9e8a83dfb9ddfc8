package org.waymark.reports.noise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.waymark.schemas.setting.BudgetEntry;
import org.waymark.schemas.setting.BudgetStep;

class AccountTest {

  private final List<BudgetEntry> entries = Collections.synchronizedList(new ArrayList<>());
  private final Account account = new Account(new Kept());

  /** A log in memory with one order, as a topic of one partition has it. */
  private final class Kept implements Account.Log {
    @Override
    public void append(BudgetEntry entry) {
      entries.add(entry);
    }

    @Override
    public List<BudgetEntry> read() {
      synchronized (entries) {
        return List.copyOf(entries);
      }
    }
  }

  @Test
  void spendsWhatAnOfficerGrantedAndNoMore() {
    account.grant(1_000, "officer");
    account.spend("1/attendance/p1", 600, () -> List.of(3L));

    assertThatThrownBy(() -> account.spend("2/attendance/p1", 500, () -> List.of(4L)))
        .isInstanceOf(BudgetException.class)
        .hasMessageContaining("needs epsilon 0.500, and of the 1.000")
        .hasMessageContaining("0.400 is left")
        .hasMessageContaining("waymark budget --grant");
    assertThat(account.spend("2/attendance/p1", 400, () -> List.of(4L))).containsExactly(4L);
    assertThat(account.ledger().leftMilli()).isZero();
  }

  @Test
  void spendsNothingBeforeAnybodyGrantedAnything() {
    assertThatThrownBy(() -> account.spend("1/attendance/p1", 1, () -> List.of(1L)))
        .isInstanceOf(BudgetException.class);
    assertThat(entries).isEmpty();
  }

  @Test
  void drawsTheSameOnce() {
    account.grant(1_000, "officer");
    List<Long> first = account.spend("1/attendance/p1", 600, () -> List.of(3L));

    List<Long> again =
        account.spend(
            "1/attendance/p1",
            600,
            () -> {
              throw new AssertionError("drawn twice");
            });

    assertThat(again).isEqualTo(first);
    assertThat(account.ledger().leftMilli()).isEqualTo(400);
  }

  @Test
  void keepsASideWhatWasReservedBeforeACrashAndDrawsItLater() {
    account.grant(1_000, "officer");
    assertThatThrownBy(
            () ->
                account.spend(
                    "1/attendance/p1",
                    800,
                    () -> {
                      throw new IllegalStateException("killed between reserve and spend");
                    }))
        .isInstanceOf(IllegalStateException.class);

    assertThat(account.ledger().leftMilli()).isEqualTo(200);
    assertThat(account.ledger().unspent()).containsExactly("1/attendance/p1");
    assertThatThrownBy(() -> account.spend("2/attendance/p1", 300, () -> List.of(1L)))
        .isInstanceOf(BudgetException.class);
    assertThat(account.spend("1/attendance/p1", 800, () -> List.of(7L))).containsExactly(7L);
    assertThat(account.ledger().leftMilli()).isEqualTo(200);
  }

  /** Each of many builds may be the one that fits; together they never spend more than there is. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void neverSpendsMoreWhenManyBuildAtOnce(long seed) throws Exception {
    account.grant(1_000, "officer");
    Random random = new Random(seed);
    List<Callable<Long>> builds = new ArrayList<>();
    for (int i = 0; i < 24; i++) {
      String draw = "%d/attendance/p1".formatted(i % 16); // some build the same
      long cost = 100 * (1 + i % 16 % 4);
      long value = random.nextInt(1_000);
      builds.add(() -> told(draw, cost, value));
    }
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Long> told = new ArrayList<>();
      for (Future<Long> each : threads.invokeAll(builds)) {
        told.add(each.get());
      }

      Ledger ledger = account.ledger();
      assertThat(ledger.leftMilli()).isBetween(0L, 400L);
      assertThat(told.stream().filter(each -> each >= 0).toList()).isNotEmpty();
      assertThat(ledger.unspent()).isEmpty();
      IntStream.range(16, 24)
          .forEach(
              i -> // who built the same was told the same
              assertThat(
                          told.get(i) < 0
                              || told.get(i - 16) < 0
                              || told.get(i).equals(told.get(i - 16)))
                      .isTrue());
    } finally {
      threads.shutdownNow();
    }
  }

  /** Whatever is repeated, cut off or replayed, no prefix of the log is over budget. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void aReplayedLedgerIsNeverOverBudget(long seed) {
    Random random = new Random(seed);
    List<BudgetEntry> all = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      all.add(
          all.isEmpty() || random.nextInt(4) > 0
              ? made(i, random)
              : all.get(random.nextInt(all.size()))); // sent once more
    }
    long mostGranted = 0;
    for (int end = 0; end <= all.size(); end++) {
      List<BudgetEntry> replayed = all.subList(0, end);
      Ledger ledger = Ledger.of(replayed);
      mostGranted = Math.max(mostGranted, ledger.grantedMilli());
      long reserved = ledger.reservedMilli().values().stream().mapToLong(Long::longValue).sum();

      assertThat(reserved).isLessThanOrEqualTo(mostGranted);
      assertThat(ledger.reservedMilli().keySet()).containsAll(ledger.values().keySet());
      assertThat(Ledger.of(twice(replayed))).isEqualTo(ledger);
    }
  }

  private long told(String draw, long cost, long value) {
    try {
      return account.spend(draw, cost, () -> List.of(value)).get(0);
    } catch (BudgetException e) {
      return -1; // it did not fit
    }
  }

  private static BudgetEntry made(int i, Random random) {
    BudgetStep step = BudgetStep.values()[random.nextInt(10) == 0 ? 0 : 1 + random.nextInt(2)];
    String draw = step == BudgetStep.granted ? "" : "draw " + random.nextInt(20);
    return new BudgetEntry(
        "entry " + i, step, draw, (long) random.nextInt(1_000), List.of((long) i), "officer");
  }

  private static List<BudgetEntry> twice(List<BudgetEntry> entries) {
    List<BudgetEntry> all = new ArrayList<>(entries);
    all.addAll(entries);
    return all;
  }
}
