package org.waymark.ingest.mapping;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.waymark.ingest.table.Cell;
import org.waymark.ingest.table.Row;
import org.waymark.ingest.table.Table;

/**
 * A first mapping of a table, for its owner to finish. What could not be told stands in comments.
 * Of cells only those are written that mean a code of the field that their column holds; columns
 * that nothing is known of are put under {@code ignore} by their names alone.
 */
public final class Suggestion {

  private static final int ROWS = 5000;
  private static final String NOT_TOLD = " // could not tell: ";

  private final TableGuess guess;
  private final StringBuilder json = new StringBuilder();

  private Suggestion(TableGuess guess) {
    this.guess = guess;
  }

  /**
   * The text of a mapping.
   *
   * @throws MappingException when the table has no header
   */
  public static String of(Table table) throws IOException {
    return new Suggestion(read(table.rows())).write();
  }

  private static TableGuess read(Iterator<Row> rows) {
    if (!rows.hasNext()) {
      throw new MappingException("the table is empty");
    }
    Map<Integer, SeenColumn> columns = new LinkedHashMap<>();
    List<Cell> header = rows.next().cells();
    for (int i = 0; i < header.size(); i++) {
      if (!header.get(i).isBlank()) {
        columns.put(i, new SeenColumn(header.get(i).text()));
      }
    }
    int count = 0;
    while (count < ROWS && rows.hasNext()) {
      Row row = rows.next();
      if (!row.isBlank()) {
        columns.forEach((place, column) -> column.see(row.cell(place)));
        count++;
      }
    }
    return new TableGuess(List.copyOf(columns.values()), count);
  }

  private String write() {
    line("// A first mapping, made from the header and the values: read every line of it.\n{");
    line("  \"name\": \"tracker\", // of this table, for ever: another name is another source");
    rowKey();
    line("  \"client_id\": %s".formatted(one(guess.clients(), "which column holds the client")));
    line("  // \"ignore_case\": true, // if M.G. and m.g. are one person");
    dates();
    line("  // \"decimal\": \",\",");
    line("  \"ignore\": [%s],".formatted(names(guess.others())));
    line("  \"events\": [{");
    event();
    line("  }]");
    line("}");
    return json.toString();
  }

  private void rowKey() {
    List<SeenColumn> together = new ArrayList<>();
    if (guess.clients().size() == 1 && guess.days().size() == 1) {
      together.addAll(guess.clients());
      together.addAll(guess.days());
    }
    line(
        guess
            .rowKey()
            .map(key -> "  \"row_key\": %s,".formatted(quote(key.name())))
            .orElseGet(
                () ->
                    "  \"row_key\": [%s], // no column tells rows apart by itself: %s"
                        .formatted(
                            names(together),
                            together.isEmpty() ? "which do together?" : "these do, in order")));
  }

  private void dates() {
    if (guess.days().size() != 1) {
      line("  \"dates\": [], // such as \"M/d/yyyy\", \"d.M.yyyy\", \"excel\"");
      return;
    }
    SeenColumn.Days days = guess.days().get(0).days();
    String unclear =
        days.unclear().isEmpty()
            ? ""
            : NOT_TOLD + "days read as " + String.join(" and as ", days.unclear()) + ": add one";
    line("  \"dates\": [%s],%s".formatted(quoted(days.needed()), unclear));
  }

  private void event() {
    if (guess.types().size() != 1) {
      List<String> open =
          guess.types().isEmpty() ? Field.DATA.keySet().stream().sorted().toList() : guess.types();
      line("    \"event_type\": \"\",%sone of %s".formatted(NOT_TOLD, String.join(", ", open)));
    } else {
      line("    \"event_type\": %s,".formatted(quote(guess.types().get(0))));
    }
    line("    \"fields\": {");
    line(
        "      \"program_id\": %s,"
            .formatted(
                guess
                    .program()
                    .map(column -> quote(column.name()))
                    .orElse("{\"always\": \"my-program\"}")));
    line("      \"occurred_at\": %s".formatted(one(guess.days(), "which column holds the day")));
    guess.types().stream()
        .filter(type -> guess.types().size() == 1)
        .flatMap(type -> Field.DATA.getOrDefault(type, Map.of()).values().stream())
        .forEach(this::field);
    line("    }");
  }

  private void field(Field field) {
    SeenColumn column = guess.fields().get(field.name());
    if (column == null) {
      missing(field);
    } else if (field.codes().isEmpty()) {
      line("      %s: %s,".formatted(quote(field.name()), quote(column.name())));
    } else {
      line(
          "      %s: {\"column\": %s, \"values\": {"
              .formatted(quote(field.name()), quote(column.name())));
      Map<String, String> even = new LinkedHashMap<>();
      column.texts().forEach(value -> even.putIfAbsent(Header.even(value), value));
      even.values().forEach(value -> value(field, value));
      line("      }},");
    }
  }

  /** A text that no code was found for is not shown: it may be a note. */
  private void value(Field field, String value) {
    @Nullable String code = Guesses.code(field, value).orElse(null);
    if (code != null) {
      line("        %s: %s,".formatted(quote(value), quote(code)));
    } else {
      line(
          "        // could not tell: one value, which is not shown; one of %s"
              .formatted(String.join(", ", field.codes())));
    }
  }

  private void missing(Field field) {
    if (field.codes().contains("unknown")) {
      line(
          "      %s: {\"always\": \"unknown\"}, // no column seems to say"
              .formatted(quote(field.name())));
    } else if (field.required()) {
      String codes = field.codes().isEmpty() ? "" : "; one of " + String.join(", ", field.codes());
      line(
          "      %s: {\"always\": \"\"},%swhich column says it%s"
              .formatted(quote(field.name()), NOT_TOLD, codes));
    }
  }

  /** The column if it is one, and otherwise a comment that asks. */
  private static String one(List<SeenColumn> columns, String question) {
    if (columns.size() == 1) {
      return quote(columns.get(0).name()) + ",";
    }
    String candidates = columns.isEmpty() ? "" : "; perhaps " + names(columns);
    return "\"\"," + NOT_TOLD + question + candidates;
  }

  private static String names(List<SeenColumn> columns) {
    return quoted(columns.stream().map(SeenColumn::name).toList());
  }

  private static String quoted(List<String> texts) {
    return texts.stream().map(Suggestion::quote).collect(Collectors.joining(", "));
  }

  private void line(String line) {
    json.append(line).append('\n');
  }

  private static String quote(String text) {
    return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
  }
}
