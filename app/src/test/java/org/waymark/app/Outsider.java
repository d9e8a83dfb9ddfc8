package org.waymark.app;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.ojalgo.optimisation.Expression;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Optimisation;
import org.ojalgo.optimisation.Variable;

/**
 * Somebody who has the published files and the definitions of the indicators, and nothing else, and
 * works hidden cells back by linear programming. A witness beside the hiding: written from the
 * definitions, one variable for every count of every cell, with no code of it.
 */
final class Outsider {

  private static final int FEWEST = 10;
  private static final double MOST = 1e6;
  private static final double SLACK = 1e-5;

  private static final Set<String> TELLING =
      Set.of(
          "E1", "E2", "E4", "E6", "F2", "F7", "F8", "S1", "S2", "S3", "S4", "S5", "S8", "O1", "O2",
          "O3", "O5", "O6", "O7");

  private static final Set<String> NO_SHARES = Set.of("F4", "S8");
  private static final Set<String> OF_EVERYBODY = Set.of("E3", "E7", "E8", "E9", "E12", "S8");

  /** As in the pages of the indicators; a line with cells that are not there says nothing. */
  private static final List<String> DEFINITIONS =
      List.of(
          "F4.people <= F4.den",
          "F4.den <= F4.num",
          "F5.den = F4.num",
          "F6.den = F4.num",
          "S8.den = F4.num",
          "F5.people = F4.people",
          "F6.people = F4.people",
          "S8.people = F4.people",
          "E3.den = F4.den",
          "E7.den = F4.den",
          "E8.den = F4.den",
          "E9.den = F4.den",
          "E12.den = F4.den",
          "E3.people = F4.people",
          "E7.people = F4.people",
          "E8.people = F4.people",
          "E9.people = F4.people",
          "E12.people = F4.people",
          "S4.den + S4.unk = F4.num",
          "F2.den + F2.unk = F4.num",
          "F7.den + F7.unk = F4.num",
          "F8.den + F8.unk <= F4.num",
          "S4.people <= F4.people",
          "F2.people <= F4.people",
          "F7.people <= F4.people",
          "F8.people <= F4.people",
          "F4.people <= S4.people + S4.unk",
          "F4.people <= F2.people + F2.unk",
          "F4.people <= F7.people + F7.unk",
          "E1.den + E1.unk = E2.den + E2.unk",
          "S3.den + S3.unk <= E1.den + E1.unk",
          "E2.people <= E1.people + E1.unk",
          "E1.people <= E2.people + E2.unk",
          "S3.people <= E1.people + E1.unk",
          "F1.num <= S3.num",
          "F1.den + S3.num <= S3.den + F1.num",
          "F1.unk <= S3.unk",
          "F1.people <= S3.people",
          "S3.people + F1.den <= F1.people + S3.den",
          "E1/participant.den = E1.den",
          "E1/participant.num <= E1.num",
          "E4/by.den = E4.den",
          "E4/with.den = E4.den",
          "E4/for.den = E4.den",
          "E4/by.num + E4/with.num = E4.num",
          "E4/for.num + E4.num = E4.den",
          "S1/joint.den = S1.den",
          "S1/joint.num + S1.num <= S1.den",
          "S3/pending.den = S3.den + S3/pending.num",
          "S3/pending.den + S3.unk <= E1.den + E1.unk",
          "S4/voluntary.den = S4.den",
          "S4/encouraged.den = S4.den",
          "S4/required.den = S4.den",
          "S4/voluntary.num + S4/encouraged.num = S4.num",
          "S4/required.num + S4.num = S4.den",
          "S8/safety.num + S8/policy.num + S8/resource.num + S8/legal.num = S8.num",
          "S8/safety.den = S8.den",
          "S8/policy.den = S8.den",
          "S8/resource.den = S8.den",
          "S8/legal.den = S8.den",
          "S8/discussed.num <= S8.num");

  /** Whether they use what a status says of the cell that it hides. */
  enum Statuses {
    IGNORED,
    USED
  }

  /** What is found and what cannot be, since what was carried over contradicts what is new. */
  record Result(List<String> found, int contradictory, int hidden) {}

  private record Row(String sheet, String cell, String status, Map<String, Long> counts) {
    String indicator() {
      return cell.split("/")[0];
    }

    boolean isHidden() {
      return status.equals("too_few") || status.equals("withheld");
    }
  }

  private final List<Row> rows;
  private final Map<String, Row> earlier = new HashMap<>();

  /** Who has the publications of a directory up to a number. */
  Outsider(Path published, int number) throws SQLException {
    for (int before = 1; before < number; before++) {
      rows(published, before).stream()
          .filter(row -> !row.counts().isEmpty())
          .forEach(row -> earlier.put(row.sheet() + row.cell(), row));
    }
    rows = rows(published, number);
  }

  /** Tries every hidden cell of the last publication. */
  Result attack(Statuses statuses) {
    List<String> found = new ArrayList<>();
    int contradictory = 0;
    Map<String, List<Row>> sheets =
        rows.stream().collect(groupingBy(Row::sheet, TreeMap::new, toList()));
    for (List<Row> sheet : sheets.values()) {
      if (sheet.stream().anyMatch(Row::isHidden)) {
        Puzzle puzzle = new Puzzle(sheet, statuses);
        if (puzzle.isPossible()) {
          found.addAll(puzzle.found());
        } else {
          contradictory++;
        }
      }
    }
    return new Result(found, contradictory, (int) rows.stream().filter(Row::isHidden).count());
  }

  private static List<Row> rows(Path published, int number) throws SQLException {
    List<Row> rows = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT * FROM read_parquet('%s/%d/cells.parquet')".formatted(published, number))) {
      boolean hasParts = false;
      for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
        hasParts |= row.getMetaData().getColumnName(i).equals("part");
      }
      while (row.next()) {
        String part = hasParts ? row.getString("part") : null;
        Map<String, Long> counts = new LinkedHashMap<>();
        if (row.getString("status").equals("shown") && row.getObject("denominator") != null) {
          counts.put("num", row.getLong("numerator"));
          counts.put("den", row.getLong("denominator"));
          counts.put("unk", row.getLong("unknown"));
          counts.put("people", row.getLong("people"));
        }
        rows.add(
            new Row(
                row.getString("program_id") + " " + row.getString("period") + " ",
                row.getString("indicator") + (part == null ? "" : "/" + part),
                row.getString("status"),
                counts));
      }
    }
    return rows;
  }

  /** The cells of one program and period. */
  private final class Puzzle {
    private final List<Row> sheet;
    private final Statuses statuses;
    private final Map<String, Long> known = new HashMap<>();
    private final Map<String, Integer> numbers = new LinkedHashMap<>();
    private final List<double[]> bounds = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();

    Puzzle(List<Row> sheet, Statuses statuses) {
      this.sheet = sheet;
      this.statuses = statuses;
      sheet.forEach(this::add);
      DEFINITIONS.stream()
          .filter(line -> words(line).allMatch(numbers::containsKey))
          .forEach(lines::add);
      spread();
    }

    private void add(Row row) {
      Row seen = row;
      if (row.status().equals("withheld")) {
        seen = earlier.getOrDefault(row.sheet() + row.cell(), row);
      }
      for (String count : List.of("num", "den", "unk", "people")) {
        String name = row.cell() + "." + count;
        numbers.put(name, numbers.size());
        bounds.add(new double[] {0, MOST});
        Long value = seen.counts().get(count);
        if (value != null) {
          know(name, value);
        }
      }
      boolean isFlow = row.indicator().matches("[EFS]\\d+") && !row.cell().contains("/");
      if (isFlow && !NO_SHARES.contains(row.indicator())) {
        lines.add("%1$s.num <= %1$s.den".formatted(row.cell()));
        lines.add("%1$s.people <= %1$s.den".formatted(row.cell()));
      }
      if (row.cell().contains("/") && !row.indicator().equals("S8")) {
        lines.add("%1$s.num <= %1$s.den".formatted(row.cell()));
      }
      if (statuses == Statuses.USED) {
        status(row);
      }
    }

    private void status(Row row) {
      double[] people = bounds.get(number(row.cell() + ".people"));
      boolean whole = !row.cell().contains("/");
      switch (row.status()) {
        case "too_few" -> {
          people[0] = 1;
          people[1] = TELLING.contains(row.indicator()) ? 19 : FEWEST - 1;
        }
        case "withheld" -> people[0] = whole ? FEWEST : 0;
        case "no_events" -> {
          if (whole && !NO_SHARES.contains(row.indicator())) {
            List.of("num", "den", "unk", "people")
                .forEach(count -> know(row.cell() + "." + count, 0));
          }
        }
        case "not_collected" -> {
          if (whole) {
            know(row.cell() + ".num", 0);
          }
          if (whole && !OF_EVERYBODY.contains(row.indicator())) {
            know(row.cell() + ".den", 0);
          }
        }
        default -> {
          // Shown, or hidden because little is known: nothing about people.
        }
      }
    }

    private void know(String name, long value) {
      known.put(name, value);
      bounds.set(number(name), new double[] {value, value});
    }

    /** A count that a definition sets equal to one that is shown is shown itself. */
    private void spread() {
      for (int round = 0; round < 3; round++) {
        for (String line : lines) {
          String[] sides = line.split(" = ");
          if (sides.length == 2 && !line.contains("+")) {
            Long left = known.get(sides[0]);
            Long right = known.get(sides[1]);
            if (left != null && right == null) {
              known.put(sides[1], left);
            } else if (right != null && left == null) {
              known.put(sides[0], right);
            }
          }
        }
      }
    }

    boolean isPossible() {
      return optimum("", 0).isPresent();
    }

    List<String> found() {
      List<String> found = new ArrayList<>();
      for (Row row : sheet) {
        if (row.isHidden() && !(known.containsKey(row.cell() + ".num") && told(row))) {
          String people = row.cell() + ".people";
          long enough = statuses == Statuses.USED ? FEWEST - 1 : FEWEST;
          if (!known.containsKey(people) && most(people) < enough) {
            found.add(
                "%s%s %s: fewer than %d people"
                    .formatted(row.sheet(), statuses, row.cell(), enough));
          }
          for (String count : List.of("num", "den", "people", "unk")) {
            String name = row.cell() + "." + count;
            boolean isTold = known.containsKey(name) && !count.equals("num");
            if (!isTold && least(name) >= most(name)) {
              found.add("%s%s %s: exactly %d".formatted(row.sheet(), statuses, name, most(name)));
            }
          }
        }
      }
      return found;
    }

    /** Whether an earlier publication shows the cell. */
    private boolean told(Row row) {
      return earlier.containsKey(row.sheet() + row.cell()) && row.status().equals("withheld");
    }

    private long least(String name) {
      return (long) Math.ceil(optimum(name, 1).orElseThrow() - SLACK);
    }

    private long most(String name) {
      return (long) Math.floor(-optimum(name, -1).orElseThrow() + SLACK);
    }

    /** The least that a count times a factor can be, or nothing where nothing fits. */
    private OptionalDouble optimum(String name, int factor) {
      ExpressionsBasedModel model = new ExpressionsBasedModel();
      List<Variable> variables = new ArrayList<>();
      for (double[] bound : bounds) {
        if (bound[0] > bound[1]) {
          return OptionalDouble.empty();
        }
        variables.add(model.addVariable().lower(bound[0]).upper(bound[1]));
      }
      lines.forEach(line -> row(model, line, variables));
      Expression objective = model.addExpression();
      if (factor != 0) {
        objective.set(variables.get(number(name)), factor);
      }
      objective.weight(1);
      Optimisation.Result result = model.minimise();
      return result.getState().isFeasible()
          ? OptionalDouble.of(result.getValue())
          : OptionalDouble.empty();
    }

    private void row(ExpressionsBasedModel model, String line, List<Variable> variables) {
      boolean isEqual = line.contains(" = ");
      String[] sides = line.split(isEqual ? " = " : " <= ");
      Expression row = model.addExpression();
      words(sides[0]).forEach(word -> row.add(variables.get(number(word)), 1));
      words(sides[1]).forEach(word -> row.add(variables.get(number(word)), -1));
      row.upper(0);
      if (isEqual) {
        row.lower(0);
      }
    }

    private int number(String name) {
      return numbers.getOrDefault(name, -1);
    }
  }

  private static Stream<String> words(String line) {
    return Stream.of(line.split(" (\\+|=|<=) "));
  }
}
