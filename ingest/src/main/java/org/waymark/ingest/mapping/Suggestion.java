package org.waymark.ingest.mapping;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.waymark.ingest.table.Cell;
import org.waymark.ingest.table.Row;
import org.waymark.ingest.table.Table;

/**
 * A first mapping of a table, for its owner to finish. What could not be told stands in comments.
 * Of cells only those are written whose column seems to hold codes, and few of them; columns that
 * nothing is known of are put under {@code ignore} by their names alone.
 */
public final class Suggestion {

  private static final int ROWS = 5000;
  private static final int MOST_VALUES = 25;
  private static final List<String> DATE_FORMATS =
      List.of(
          "M/d/yyyy",
          "d/M/yyyy",
          "d.M.yyyy",
          "M/d/yy",
          "d.M.yy",
          "d-M-yyyy",
          "MMM d, yyyy",
          "excel");

  private final Map<String, Set<String>> values = new LinkedHashMap<>();
  private final Map<String, String> columnOf = new LinkedHashMap<>();
  private final List<String> ignored = new ArrayList<>();
  private final StringBuilder json = new StringBuilder();

  private Suggestion() {}

  /**
   * The text of a mapping.
   *
   * @throws MappingException when the table has no header
   */
  public static String of(Table table) throws IOException {
    Suggestion suggestion = new Suggestion();
    suggestion.read(table.rows());
    return suggestion.write();
  }

  private void read(Iterator<Row> rows) {
    if (!rows.hasNext()) {
      throw new MappingException("the table is empty");
    }
    List<Cell> header = rows.next().cells();
    header.stream().filter(name -> !name.isBlank()).forEach(name -> take(name.text()));
    for (int i = 0; i < ROWS && rows.hasNext(); i++) {
      Row row = rows.next();
      for (int c = 0; c < header.size(); c++) {
        Cell cell = row.cell(c);
        if (!cell.isBlank() && columnOf.containsValue(header.get(c).text())) {
          String text = cell.dayZero() == null ? cell.text() : "";
          values.computeIfAbsent(header.get(c).text(), n -> new TreeSet<>()).add(text);
        }
      }
    }
  }

  private void take(String name) {
    Optional<String> field = Guesses.field(name).filter(guess -> !columnOf.containsKey(guess));
    field.ifPresentOrElse(guess -> columnOf.put(guess, name), () -> ignored.add(name));
  }

  private String write() {
    String type = columnOf.containsKey("originator") ? "goal.proposed" : "session.recorded";
    json.append(
        "// A first mapping, made from the header and the values: read every line of it.\n{\n");
    line("  \"name\": \"tracker\", // of this table, for ever: another name is another source");
    String key = columnOf.get(Field.ROW_ID);
    String client = columnOf.getOrDefault(Field.CLIENT_ID, "");
    String day = columnOf.getOrDefault("occurred_at", "");
    line(
        key == null
            ? "  \"row_key\": [%s, %s], // no column tells rows apart by itself: these do, in order"
                .formatted(quote(client), quote(day))
            : "  \"row_key\": %s,".formatted(quote(key)));
    line(
        "  \"client_id\": %s,%s"
            .formatted(quote(client), client.isEmpty() ? " // could not tell: which column?" : ""));
    line("  // \"ignore_case\": true, // if M.G. and m.g. are one person");
    line(
        "  \"dates\": [%s],"
            .formatted(String.join(", ", dates(day).stream().map(Suggestion::quote).toList())));
    line("  // \"decimal\": \",\",");
    line(
        "  \"ignore\": [%s],"
            .formatted(String.join(", ", ignored.stream().map(Suggestion::quote).toList())));
    line("  \"events\": [{");
    line("    \"event_type\": %s,".formatted(quote(type)));
    line("    \"fields\": {");
    line("      \"program_id\": %s,".formatted(program()));
    line(
        "      \"occurred_at\": %s%s"
            .formatted(quote(day), day.isEmpty() ? ", // which column?" : ","));
    Field.DATA.getOrDefault(type, Map.of()).values().forEach(this::field);
    line("    }");
    line("  }]");
    line("}");
    return json.toString();
  }

  private String program() {
    String column = columnOf.get("program_id");
    return column == null ? "{\"always\": \"my-program\"}" : quote(column);
  }

  private void field(Field field) {
    String column = columnOf.get(field.name());
    if (column == null) {
      missing(field);
      return;
    }
    if (field.codes().isEmpty()) {
      line("      %s: %s,".formatted(quote(field.name()), quote(column)));
      return;
    }
    line("      %s: {\"column\": %s, \"values\": {".formatted(quote(field.name()), quote(column)));
    Set<String> found = values.getOrDefault(column, Set.of());
    if (found.size() > MOST_VALUES) {
      line("        // too many different values for a list of codes: is it this column?");
    } else {
      Map<String, String> even = new LinkedHashMap<>();
      found.forEach(value -> even.putIfAbsent(Header.even(value), value));
      even.values().forEach(value -> value(field, value));
    }
    line("      }},");
  }

  /** A text that no code was found for is shown only if it is short: it may be a note. */
  private void value(Field field, String value) {
    @Nullable String code = Guesses.code(field, value).orElse(null);
    if (code != null) {
      line("        %s: %s,".formatted(quote(value), quote(code)));
    } else {
      line(
          "        // one value could not be told and is not shown; one of: %s"
              .formatted(String.join(", ", field.codes())));
    }
  }

  private void missing(Field field) {
    boolean mayBeUnknown = field.codes().contains("unknown");
    if (mayBeUnknown) {
      line(
          "      %s: {\"always\": \"unknown\"}, // no column seems to say"
              .formatted(quote(field.name())));
    } else if (field.required()) {
      line(
          "      %s: {\"always\": \"\"}, // must be said; one of: %s"
              .formatted(quote(field.name()), String.join(", ", field.codes())));
    }
  }

  /** The formats without which some day could not be read; the more telling of two first. */
  private List<String> dates(String column) {
    Set<String> open = new LinkedHashSet<>(values.getOrDefault(column, Set.of()));
    open.removeIf(
        text -> text.isEmpty() || Dates.read(new Cell(text, null), Style.PLAIN).isPresent());
    List<String> needed = new ArrayList<>();
    for (int i = 0; i < DATE_FORMATS.size() && !open.isEmpty(); i++) {
      DateFormat best =
          DATE_FORMATS.stream()
              .map(DateFormat::of)
              .max(java.util.Comparator.comparingLong(format -> reads(format, open)))
              .orElseThrow();
      if (reads(best, open) == 0) {
        break;
      }
      needed.add(best.toString());
      open.removeIf(text -> best.read(text).isPresent());
    }
    return needed;
  }

  private static long reads(DateFormat format, Set<String> texts) {
    return texts.stream().filter(text -> format.read(text).isPresent()).count();
  }

  private void line(String line) {
    json.append(line).append('\n');
  }

  private static String quote(String text) {
    return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
  }
}
