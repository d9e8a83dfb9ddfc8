package org.waymark.app.bench;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.reports.format.Column;
import org.waymark.reports.format.ResultWriter;

/** Keeps the first value of every row, as text. */
final class FirstColumn implements ResultWriter {

  private final List<String> values = new ArrayList<>();

  List<String> values() {
    return values;
  }

  @Override
  public void begin(List<Column> columns) {
    // The columns are known to whoever asks.
  }

  @Override
  public void row(List<@Nullable Object> row) {
    values.add(String.valueOf(row.get(0)));
  }

  @Override
  public void end() {
    // Nothing is held back.
  }
}
