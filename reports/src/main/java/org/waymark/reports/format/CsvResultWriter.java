package org.waymark.reports.format;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import java.io.StringWriter;
import java.io.Writer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** RFC 4180, with LF. NULL is nothing at all; an empty text is a pair of quotes. */
final class CsvResultWriter extends TextWriter {

  private final StringWriter line = new StringWriter();
  private final CsvWriter csv =
      CsvWriter.builder()
          .lineDelimiter(LineDelimiter.LF)
          .quoteStrategy(QuoteStrategies.EMPTY)
          .bufferSize(0)
          .build(line);

  CsvResultWriter(Writer out) {
    super(out);
  }

  @Override
  public void begin(List<Column> columns) {
    csv.writeRecord(columns.stream().map(Column::name).toList());
    printLine();
  }

  @Override
  public void row(List<@Nullable Object> values) {
    csv.writeRecord(values.stream().map(CsvResultWriter::field).toArray(String[]::new));
    printLine();
  }

  @Override
  public void end() {
    flush();
  }

  private void printLine() {
    print(line.toString());
    line.getBuffer().setLength(0);
  }

  private static @Nullable String field(@Nullable Object value) {
    return value == null ? null : Values.text(value);
  }
}
