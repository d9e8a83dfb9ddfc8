package org.waymark.reports.export;

import java.util.List;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.waymark.reports.format.Column;
import org.waymark.reports.format.ResultWriter;

/** Rows of a sheet: numbers as numbers, anything else as text, nothing for NULL. */
final class SheetRows implements ResultWriter {

  private static final int WIDEST = 60;
  private static final int PADDING = 2;

  private final Worksheet sheet;
  private int row;
  private int[] widths = {};

  SheetRows(Worksheet sheet) {
    this.sheet = sheet;
  }

  @Override
  public void begin(List<Column> columns) {
    widths = new int[columns.size()];
    for (int i = 0; i < widths.length; i++) {
      text(i, columns.get(i).name());
      sheet.style(0, i).bold().set();
    }
    sheet.freezePane(0, 1);
    row = 1;
  }

  @Override
  public void row(List<@Nullable Object> values) {
    for (int i = 0; i < values.size(); i++) {
      cell(i, values.get(i));
    }
    row++;
  }

  @Override
  public void end() {
    for (int i = 0; i < widths.length; i++) {
      sheet.width(i, Math.min(WIDEST, widths[i] + PADDING));
    }
  }

  private void cell(int column, @Nullable Object value) {
    if (value instanceof Number number) {
      sheet.value(row, column, number);
    } else if (value != null) {
      text(column, value.toString());
    }
  }

  private void text(int column, String text) {
    sheet.value(row, column, text);
    widths[column] = Math.max(widths[column], text.length());
  }
}
