package org.waymark.reports.release;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.waymark.reports.lake.Cut;
import org.waymark.reports.lake.Literals;
import org.waymark.reports.noise.Account;
import org.waymark.reports.noise.DiscreteLaplace;

/**
 * The file {@code tables}: people who came, by quarter and type of program, with noise. Its cells
 * do not depend on who came: each of the quarters with each of the types. What it costs is reserved
 * before it is drawn, and what was drawn for the same release, table and policy is what it tells.
 */
public final class NoisyTable implements AggregateTables {

  private static final String NAME = "tables";
  private static final int MONTHS = 3;

  private final Account account;
  private final RandomGenerator bits;

  /**
   * Of an account.
   *
   * @param bits that nobody can guess
   */
  public NoisyTable(Account account, RandomGenerator bits) {
    this.account = account;
    this.bits = bits;
  }

  private record Cell(LocalDate quarter, String programType) {}

  @Override
  public Optional<Table> of(Cut cut, Policy policy, int release, LocalDate asOf) {
    Policy.Tables asked = policy.tables();
    if (asked == null) {
      return Optional.empty();
    }
    List<Cell> cells = cells(cut, asked, asOf);
    if (cells.isEmpty()) {
      throw new ReleaseException("there is no program, so the policy's tables have no cells");
    }
    DiscreteLaplace noise = DiscreteLaplace.of(asked.mostCells(), asked.epsilonThousandths());
    List<Long> values =
        account.spend(
            draw(policy, release, cells),
            asked.epsilonThousandths(),
            () -> drawn(counts(cut, asked, asOf), cells, noise));
    return Optional.of(table(cells, values, asked));
  }

  private static List<Cell> cells(Cut cut, Policy.Tables asked, LocalDate asOf) {
    List<String> types =
        cut.report("release/program_types", Map.of(), row -> row.getString("program_type"));
    LocalDate now = asOf.withDayOfMonth(1).minusMonths((asOf.getMonthValue() - 1) % MONTHS);
    List<Cell> cells = new ArrayList<>();
    for (int back = asked.quarters(); back >= 1; back--) {
      LocalDate quarter = now.minusMonths((long) MONTHS * back);
      types.forEach(type -> cells.add(new Cell(quarter, type)));
    }
    return cells;
  }

  private static Map<Cell, Long> counts(Cut cut, Policy.Tables asked, LocalDate asOf) {
    Map<Cell, Long> counts = new HashMap<>();
    Map<String, String> variables =
        Map.of(
            "as_of", Literals.date(asOf),
            "quarters", Integer.toString(asked.quarters()),
            "most_cells", Integer.toString(asked.mostCells()));
    cut.report(
            "release/quarters",
            variables,
            row ->
                Map.entry(
                    new Cell(row.getDate("quarter").toLocalDate(), row.getString("program_type")),
                    row.getLong("people")))
        .forEach(each -> counts.put(each.getKey(), each.getValue()));
    return counts;
  }

  private List<Long> drawn(Map<Cell, Long> counts, List<Cell> cells, DiscreteLaplace noise) {
    return cells.stream().map(cell -> counts.getOrDefault(cell, 0L) + noise.draw(bits)).toList();
  }

  /** All that decides what is drawn, so that no other table gets these values. */
  private static String draw(Policy policy, int release, List<Cell> cells) {
    Policy.Tables asked = Objects.requireNonNull(policy.tables());
    return "%d/%s/%s version %d, epsilon %s, %d cells a person, %d cells to %s"
        .formatted(
            release,
            NAME,
            policy.policy(),
            policy.version(),
            Account.epsilon(asked.epsilonThousandths()),
            asked.mostCells(),
            cells.size(),
            quarter(cells.get(cells.size() - 1).quarter()));
  }

  private static Table table(List<Cell> cells, List<Long> values, Policy.Tables asked) {
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < cells.size(); i++) {
      Cell cell = cells.get(i);
      rows.add(List.of(quarter(cell.quarter()), cell.programType(), values.get(i).toString()));
    }
    return new Table(
        NAME,
        "A quarter and a type of program.",
        List.of(
            new Column("quarter", Column.Kind.GROUP, "A quarter that has ended."),
            new Column("program_type", Column.Kind.GROUP, "The type of the program."),
            new Column("people", Column.Kind.TOTAL, meaning(asked))),
        rows);
  }

  private static String meaning(Policy.Tables asked) {
    double scale = 1_000.0 * asked.mostCells() / asked.epsilonThousandths();
    return "People who came at least once, each in %d cells at most, with discrete Laplace noise of the scale %.1f (epsilon %s for a person in the whole table): 95 of 100 are within %.0f of the count, and it can be below zero."
        .formatted(
            asked.mostCells(), scale, Account.epsilon(asked.epsilonThousandths()), 3 * scale);
  }

  private static String quarter(LocalDate first) {
    return "%d-Q%d".formatted(first.getYear(), (first.getMonthValue() + 2) / MONTHS);
  }
}
