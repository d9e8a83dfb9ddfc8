package org.waymark.ingest.table;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;
import org.jspecify.annotations.Nullable;
import org.waymark.ingest.table.Cell.DayZero;

/**
 * A workbook of Excel (.xlsx), within {@linkplain ZipLimits limits}; hidden sheets are left out.
 */
final class ExcelFile implements TableFile {

  private static final int LARGEST_BYTES = 64 << 20;

  private final ReadableWorkbook workbook;

  private ExcelFile(ReadableWorkbook workbook) {
    this.workbook = workbook;
  }

  static ExcelFile open(InputStream in) throws IOException {
    byte[] bytes = in.readNBytes(LARGEST_BYTES + 1);
    if (bytes.length > LARGEST_BYTES) {
      throw new TableException("the workbook is larger than 64 MiB: save its sheets as CSV");
    }
    ZipLimits.check(bytes);
    try {
      return new ExcelFile(new ReadableWorkbook(new ByteArrayInputStream(bytes)));
    } catch (IOException | RuntimeException e) {
      throw broken();
    }
  }

  /** The reader's own message may quote the file. */
  private static TableException broken() {
    return new TableException(
        "the file is no Excel workbook that can be read (is it protected by a password?):"
            + " save it anew, or its sheets as CSV");
  }

  @Override
  public List<Table> tables() {
    DayZero zero = workbook.isDate1904() ? DayZero.IN_1904 : DayZero.IN_1899;
    return guarded(
        () ->
            workbook
                .getSheets()
                .filter(sheet -> sheet.getVisibility() == SheetVisibility.VISIBLE)
                .<Table>map(sheet -> new SheetTable(sheet, zero))
                .toList());
  }

  /** Something that the reader does, whose failure says nothing of the file. */
  private static <T> T guarded(Callable<T> reading) {
    try {
      return reading.call();
    } catch (TableException e) {
      throw e;
    } catch (Exception e) {
      throw broken();
    }
  }

  @Override
  public void close() throws IOException {
    workbook.close();
  }

  /** One sheet. */
  private record SheetTable(Sheet sheet, DayZero zero) implements Table {

    private static final int MOST_COLUMNS = 1000;

    @Override
    public String name() {
      String name = sheet.getName();
      return name == null ? "" : name;
    }

    @Override
    public boolean isRagged() {
      return false;
    }

    @Override
    public Iterator<Row> rows() {
      Stream<org.dhatim.fastexcel.reader.Row> rows = guarded(sheet::openStream);
      Iterator<Row> read = rows.map(this::row).filter(row -> !row.isBlank()).iterator();
      return new Iterator<>() {
        @Override
        public boolean hasNext() {
          return guarded(read::hasNext);
        }

        @Override
        public Row next() {
          return guarded(read::next);
        }
      };
    }

    private Row row(org.dhatim.fastexcel.reader.Row row) {
      int count = row.getCellCount();
      if (count > MOST_COLUMNS) {
        throw new TableException(
            "row " + row.getRowNum() + " has more than 1,000 columns: is it a table?");
      }
      List<Cell> cells = new ArrayList<>(count);
      for (int i = 0; i < count; i++) {
        cells.add(cell(row.hasCell(i) ? row.getCell(i) : null));
      }
      return new Row(row.getRowNum(), cells);
    }

    private Cell cell(org.dhatim.fastexcel.reader.@Nullable Cell cell) {
      if (cell == null || cell.getType() == CellType.EMPTY) {
        return Cell.BLANK;
      }
      Object value = cell.getValue();
      if (value instanceof BigDecimal number) {
        return new Cell(plain(number), zero);
      }
      String raw = value == null ? cell.getRawValue() : value.toString();
      return raw == null ? Cell.BLANK : Cell.of(raw);
    }

    /** Excel keeps 9.5 as 9.500000000000002 sometimes; it shows 15 digits at most. */
    private static String plain(BigDecimal number) {
      BigDecimal shown = number.round(new java.math.MathContext(15)).stripTrailingZeros();
      return shown.precision() - shown.scale() > 30 ? shown.toString() : shown.toPlainString();
    }
  }
}
