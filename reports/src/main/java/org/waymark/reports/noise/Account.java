package org.waymark.reports.noise;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.waymark.schemas.setting.BudgetEntry;
import org.waymark.schemas.setting.BudgetStep;

/**
 * Spends from the account: reserve, draw, spend. Several may do so at a time, in processes of their
 * own: the order of the log decides who was first, so no lock is needed, and a crash at any point
 * leaves an account that never says less than what was told.
 */
public final class Account {

  private final Log log;

  /** Whose entries are in a log. */
  public Account(Log log) {
    this.log = log;
  }

  /** Where the entries are. All who use it see the same order. */
  public interface Log {

    /** Appends an entry, and returns when it is there for good. */
    void append(BudgetEntry entry);

    /** All entries that are there, in order. */
    List<BudgetEntry> read();
  }

  /** How it stands. */
  public Ledger ledger() {
    return Ledger.of(log.read());
  }

  /**
   * Says how much all releases together may spend.
   *
   * @param milliEpsilon in thousandths of epsilon, the whole, not what is added
   * @param by the name of the officer's token
   */
  public void grant(long milliEpsilon, String by) {
    if (milliEpsilon < 0) {
      throw new IllegalArgumentException("a budget is 0 or more");
    }
    log.append(new BudgetEntry(fresh(), BudgetStep.granted, "", milliEpsilon, List.of(), by));
  }

  /**
   * The values of a draw: those that were drawn already, or new ones.
   *
   * @param draw release, table and policy
   * @param milliEpsilon what it costs, in thousandths of epsilon
   * @param drawn makes new ones; is not asked when there are some, or when it does not fit
   * @throws BudgetException when it does not fit
   */
  public List<Long> spend(String draw, long milliEpsilon, Supplier<List<Long>> drawn) {
    Ledger ledger = ledger();
    Optional<List<Long>> before = ledger.values(draw);
    if (before.isPresent()) {
      return before.get();
    }
    if (!ledger.reservedMilli().containsKey(draw)) {
      reserve(draw, milliEpsilon, ledger);
    }
    log.append(new BudgetEntry(fresh(), BudgetStep.spent, draw, 0L, List.copyOf(drawn.get()), ""));
    return ledger()
        .values(draw)
        .orElseThrow(
            () -> new IllegalStateException("the account does not have what it was told: " + draw));
  }

  private void reserve(String draw, long milliEpsilon, Ledger ledger) {
    requireRoom(milliEpsilon, ledger);
    log.append(new BudgetEntry(fresh(), BudgetStep.reserved, draw, milliEpsilon, List.of(), ""));
    Ledger after = ledger();
    if (!after.reservedMilli().containsKey(draw)) {
      requireRoom(milliEpsilon, after); // somebody else was first
      throw new IllegalStateException("the account refused what fits: " + draw);
    }
  }

  private static void requireRoom(long milliEpsilon, Ledger ledger) {
    if (milliEpsilon > ledger.leftMilli()) {
      throw new BudgetException(
          "a noisy table needs epsilon %s, and of the %s that an officer granted %s is left: spend less in the policy, or an officer grants more with  waymark budget --grant EPSILON"
              .formatted(
                  epsilon(milliEpsilon),
                  epsilon(ledger.grantedMilli()),
                  epsilon(Math.max(0, ledger.leftMilli()))));
    }
  }

  private static String fresh() {
    return UUID.randomUUID().toString();
  }

  /** As people write it. */
  public static String epsilon(long milli) {
    return String.format(Locale.ROOT, "%d.%03d", milli / 1_000, milli % 1_000);
  }
}
