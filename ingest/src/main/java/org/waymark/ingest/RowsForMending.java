package org.waymark.ingest;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.waymark.ingest.fhir.WholeResources;
import org.waymark.ingest.source.Lines;
import org.waymark.ingest.source.Source;
import org.waymark.ingest.table.Cell;
import org.waymark.ingest.table.Row;
import org.waymark.ingest.table.Table;
import org.waymark.ingest.table.TableFile;
import org.waymark.ingest.table.TableFormat;
import org.waymark.schemas.reject.RejectReason;

/**
 * Writes the refused rows of a source, read from it once more, to where its owner wants them: of
 * JSON the lines as they are, of FHIR the resources, one to a line; of tables CSV with the line,
 * the reason and the field in front, which have to be taken away before the mended rows are
 * imported.
 */
public final class RowsForMending {

  private static final List<String> IN_FRONT = List.of("line", "refused_because", "refused_field");

  private RowsForMending() {}

  /**
   * A refused row.
   *
   * @param sheet of a workbook, from 1; 0 when there is none
   * @param line from 1
   * @param reason why
   * @param field at fault; null when none is
   */
  public record Refusal(int sheet, long line, RejectReason reason, @Nullable String field) {}

  /** Writes the rows in UTF-8; the source has to be one that can be opened again. */
  public static void write(Source source, List<Refusal> refusals, OutputStream out)
      throws IOException {
    try (InputStream in = source.opener().open()) {
      if (source.format() == TableFormat.JSONL) {
        lines(in, byLine(0, refusals), out);
      } else if (source.format() == TableFormat.FHIR) {
        WholeResources.copy(in, byLine(0, refusals).keySet(), out);
      } else {
        tables(source.format(), in, new Wanted(refusals, out));
      }
    }
  }

  private record Wanted(List<Refusal> refusals, OutputStream out) {}

  private static Map<Long, Refusal> byLine(int sheet, List<Refusal> refusals) {
    Map<Long, Refusal> lines = new HashMap<>();
    refusals.stream()
        .filter(refusal -> refusal.sheet() == sheet)
        .forEach(refusal -> lines.putIfAbsent(refusal.line(), refusal));
    return lines;
  }

  private static void lines(InputStream in, Map<Long, Refusal> wanted, OutputStream out)
      throws IOException {
    Lines lines = new Lines(in);
    while (lines.next()) {
      if (wanted.containsKey(lines.number()) && !lines.tooLarge()) {
        out.write(lines.buffer(), lines.offset(), lines.length());
        out.write('\n');
      }
    }
  }

  private static void tables(TableFormat format, InputStream in, Wanted wanted) throws IOException {
    Writer text = new OutputStreamWriter(wanted.out(), StandardCharsets.UTF_8);
    try (TableFile file = format.open(in)) {
      List<Table> tables = file.tables();
      CsvWriter csv = CsvWriter.builder().build(text);
      for (int i = 0; i < tables.size(); i++) {
        int sheet = format == TableFormat.CSV ? 0 : i + 1;
        Map<Long, Refusal> lines = byLine(sheet, wanted.refusals());
        if (!lines.isEmpty()) {
          table(tables.get(i).rows(), lines, csv);
        }
      }
      csv.flush();
    }
  }

  /** The header is taken for the first line that is not blank. */
  private static void table(Iterator<Row> rows, Map<Long, Refusal> wanted, CsvWriter csv) {
    boolean headed = false;
    while (rows.hasNext()) {
      Row row = rows.next();
      Refusal refusal = wanted.get(row.line());
      if (!headed && !row.isBlank()) {
        record(IN_FRONT, row, csv);
        headed = true;
      } else if (refusal != null) {
        String field = Objects.requireNonNullElse(refusal.field(), "");
        List<String> inFront =
            List.of(Long.toString(refusal.line()), refusal.reason().toString(), field);
        record(inFront, row, csv);
      }
    }
  }

  private static void record(List<String> inFront, Row row, CsvWriter csv) {
    List<String> cells = new ArrayList<>(inFront);
    row.cells().stream().map(Cell::text).forEach(cells::add);
    csv.writeRecord(cells);
  }
}
