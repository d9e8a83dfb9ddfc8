package org.waymark.reports.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.waymark.reports.lake.Beside;
import org.waymark.reports.lake.Cut;
import org.waymark.reports.noise.Account;
import org.waymark.reports.noise.BudgetException;
import org.waymark.schemas.setting.BudgetEntry;

class NoisyTableTest {

  private static final LocalDate DAY = LocalDate.of(2026, 2, 10);

  /** The most that a policy may spend: the mean of many tables is the count. */
  private static final int MOST = 10_000;

  private final Account account = account();
  private final NoisyTable table = new NoisyTable(account, new Random(1));

  /** p1 came in all four quarters of 2025 to harbor, p2 in the last one to both programs. */
  private final Cut cut =
      Cut.of(
          new Beside(
              List.of(),
              List.of(
                  "CREATE VIEW programs AS SELECT * FROM (VALUES ('harbor', 'drop_in_center'), ('mesa', 'warmline'), ('far', 'clubhouse')) t(program_id, type)",
                  "CREATE VIEW release_consenting AS SELECT * FROM (VALUES ('p1', 'harbor'), ('p2', 'mesa')) t(participant_key, program_id)",
                  """
                  CREATE VIEW participant_months AS SELECT * FROM (VALUES
                    ('p1', 'harbor', DATE '2025-01-01', 1), ('p1', 'harbor', DATE '2025-02-01', 3),
                    ('p1', 'harbor', DATE '2025-05-01', 1), ('p1', 'harbor', DATE '2025-07-01', 1),
                    ('p1', 'harbor', DATE '2025-12-01', 1), ('p1', 'mesa', DATE '2025-12-01', 0),
                    ('p2', 'harbor', DATE '2025-10-01', 1), ('p2', 'mesa', DATE '2025-10-01', 2),
                    ('p2', 'mesa', DATE '2026-01-01', 9), ('p3', 'mesa', DATE '2025-10-01', 9)
                  ) t(participant_key, program_id, month, attended)
                  """)));

  @AfterEach
  void close() {
    cut.close();
  }

  @Test
  void hasACellForEachQuarterThatEndedAndEachTypeWhetherOrNotAnybodyCame() {
    account.grant(MOST, "officer");

    assertThat(rows(policy(MOST, 1, 40)))
        .containsExactly("2025-Q4/clubhouse", "2025-Q4/drop_in_center", "2025-Q4/warmline");
  }

  @Test
  void countsPeopleWhoConsentOnceInACell() {
    assertThat(mean(4, 6)).isBetween(5.5, 6.5);
  }

  @Test
  void countsAPersonInSoManyCellsAtMost() {
    assertThat(mean(4, 1)).isBetween(1.5, 2.5);
    assertThat(mean(4, 2)).isBetween(3.5, 4.5);
  }

  @Test
  void tellsTheSameWhenItIsMadeAgain() {
    account.grant(1_000, "officer");
    Policy policy = policy(600, 4, 4);

    assertThat(table.of(cut, policy, 1, DAY)).isEqualTo(table.of(cut, policy, 1, DAY));
    assertThat(account.ledger().leftMilli()).isEqualTo(400);
  }

  @Test
  void isRefusedWhereItDoesNotFit() {
    account.grant(1_000, "officer");
    table.of(cut, policy(600, 4, 4), 1, DAY);

    assertThatThrownBy(() -> table.of(cut, policy(600, 4, 4), 2, DAY))
        .isInstanceOf(BudgetException.class);
  }

  @Test
  void isNotThereWhereAPolicyDoesNotAskForIt() {
    assertThat(table.of(cut, Policy.parse(Policy.example()), 1, DAY)).isEmpty();
  }

  /** The sum over all cells, on average over many releases, each with a budget of its own. */
  private double mean(int quarters, int mostCells) {
    Policy policy = policy(MOST, quarters, mostCells);
    double sum = 0;
    int releases = 60;
    for (int release = 1; release <= releases; release++) {
      Account another = account();
      another.grant(MOST, "officer");
      sum += sum(new NoisyTable(another, new Random(release)), policy, release);
    }
    return sum / releases;
  }

  private long sum(NoisyTable of, Policy policy, int release) {
    return of.of(cut, policy, release, DAY).orElseThrow().rows().stream()
        .mapToLong(row -> Long.parseLong(row.get(2)))
        .sum();
  }

  private List<String> rows(Policy policy) {
    return table.of(cut, policy, 1, DAY).orElseThrow().rows().stream()
        .map(row -> row.get(0) + "/" + row.get(1))
        .toList();
  }

  private static Policy policy(int epsilonThousandths, int quarters, int mostCells) {
    return Policy.parse(
        Policy.example()
            .replace(
                "\"ended_as\": 0 }",
                "\"ended_as\": 0 }, \"tables\": { \"epsilon_thousandths\": %d, \"quarters\": %d, \"most_cells\": %d }"
                    .formatted(epsilonThousandths, quarters, mostCells)));
  }

  private static Account account() {
    List<BudgetEntry> entries = new ArrayList<>();
    return new Account(
        new Account.Log() {
          @Override
          public void append(BudgetEntry entry) {
            entries.add(entry);
          }

          @Override
          public List<BudgetEntry> read() {
            return List.copyOf(entries);
          }
        });
  }
}
