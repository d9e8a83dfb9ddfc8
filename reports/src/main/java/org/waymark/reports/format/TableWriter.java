package org.waymark.reports.format;

import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An aligned table: numbers to the right, nothing cut off. The first rows give the widths; a longer
 * value later on widens its column from there.
 */
final class TableWriter extends TextWriter {

  private static final int ROWS_TO_MEASURE = 1000;
  private static final String GAP = "  ";

  private final List<List<String>> waiting = new ArrayList<>();
  private List<Column> columns = List.of();
  private int[] widths = {};

  TableWriter(Writer out) {
    super(out);
  }

  @Override
  public void begin(List<Column> columns) {
    this.columns = columns;
    widths = columns.stream().mapToInt(column -> length(column.name())).toArray();
    waiting.add(columns.stream().map(Column::name).toList());
    waiting.add(List.of());
  }

  @Override
  public void row(List<@Nullable Object> values) {
    List<String> texts = values.stream().map(TableWriter::oneLine).toList();
    for (int i = 0; i < widths.length; i++) {
      widths[i] = Math.max(widths[i], length(texts.get(i)));
    }
    waiting.add(texts);
    if (waiting.size() > ROWS_TO_MEASURE) {
      printWaiting();
    }
  }

  @Override
  public void end() {
    printWaiting();
    flush();
  }

  private void printWaiting() {
    waiting.forEach(row -> print(row.isEmpty() ? rule() : line(row)));
    waiting.clear();
  }

  private String line(List<String> texts) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String padding = " ".repeat(widths[i] - length(texts.get(i)));
      boolean right = columns.get(i).kind() == Column.Kind.NUMBER;
      line.append(i == 0 ? "" : GAP)
          .append(right ? padding + texts.get(i) : texts.get(i) + padding);
    }
    return line.toString().stripTrailing() + "\n";
  }

  private String rule() {
    List<String> dashes = new ArrayList<>();
    for (int width : widths) {
      dashes.add("-".repeat(width));
    }
    return String.join(GAP, dashes) + "\n";
  }

  /** A line break in a value would break the table. */
  private static String oneLine(@Nullable Object value) {
    return Values.text(value).replace("\r", "\\r").replace("\n", "\\n");
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
