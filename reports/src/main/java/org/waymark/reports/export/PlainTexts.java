package org.waymark.reports.export;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.reports.format.Column;
import org.waymark.reports.format.ResultWriter;

/**
 * Hands rows on in which no text begins as a formula does: a spreadsheet that opens a CSV file
 * would run it (OWASP, CSV Injection). Such a text gets an apostrophe in front, which spreadsheets
 * do not show. Numbers stay numbers.
 */
final class PlainTexts implements ResultWriter {

  private static final String BEGIN_FORMULAS = "=+-@\t\r";

  private final ResultWriter writer;

  PlainTexts(ResultWriter writer) {
    this.writer = writer;
  }

  @Override
  public void begin(List<Column> columns) {
    writer.begin(columns);
  }

  @Override
  public void row(List<@Nullable Object> values) {
    writer.row(values.stream().<@Nullable Object>map(PlainTexts::plain).toList());
  }

  @Override
  public void end() {
    writer.end();
  }

  private static @Nullable Object plain(@Nullable Object value) {
    return value instanceof String text
            && !text.isEmpty()
            && BEGIN_FORMULAS.indexOf(text.charAt(0)) >= 0
        ? "'" + text
        : value;
  }
}
