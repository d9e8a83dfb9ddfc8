package org.waymark.reports.publication;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.waymark.reports.format.Column;
import org.waymark.reports.format.ResultWriter;

/** Hands rows on and remembers what is in them that needs words: indicators, statuses, flags. */
final class Seen implements ResultWriter {

  private final ResultWriter writer;
  private final List<String> columns = new ArrayList<>();
  private final Set<String> indicators = new LinkedHashSet<>();
  private final Set<String> statuses = new LinkedHashSet<>();
  private final Set<String> flags = new LinkedHashSet<>();

  Seen(ResultWriter writer) {
    this.writer = writer;
  }

  Set<String> indicators() {
    return indicators;
  }

  boolean hasStatus(String status) {
    return statuses.contains(status);
  }

  boolean hasFlag(String flag) {
    return flags.contains(flag);
  }

  @Override
  public void begin(List<Column> all) {
    columns.addAll(all.stream().map(Column::name).toList());
    writer.begin(all);
  }

  @Override
  public void row(List<@Nullable Object> values) {
    IntStream.range(0, values.size()).forEach(i -> note(columns.get(i), values.get(i)));
    writer.row(values);
  }

  @Override
  public void end() {
    writer.end();
  }

  private void note(String column, @Nullable Object value) {
    if (value == null) {
      return;
    }
    if (column.equals("indicator")) {
      indicators.add(value.toString());
    } else if (column.endsWith("status")) {
      statuses.add(value.toString());
    } else if (column.endsWith("flags")) {
      flags.addAll(List.of(value.toString().split(";")));
    }
  }
}
