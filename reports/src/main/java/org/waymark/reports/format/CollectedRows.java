package org.waymark.reports.format;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keeps a result of few rows, for those who say it in other ways than a table. */
public final class CollectedRows implements ResultWriter {

  private final List<Column> columns = new ArrayList<>();
  private final List<Map<String, @Nullable Object>> rows = new ArrayList<>();

  /** Its rows so far, values by column. */
  public List<Map<String, @Nullable Object>> rows() {
    return rows;
  }

  /** Its columns. */
  public List<Column> columns() {
    return columns;
  }

  @Override
  public void begin(List<Column> all) {
    columns.addAll(all);
  }

  @Override
  public void row(List<@Nullable Object> values) {
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    for (int i = 0; i < values.size(); i++) {
      row.put(columns.get(i).name(), values.get(i));
    }
    rows.add(row);
  }

  @Override
  public void end() {}
}
