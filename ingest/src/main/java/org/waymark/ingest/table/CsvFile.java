package org.waymark.ingest.table;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * A CSV file as programs make them: separated by comma, semicolon, tab or bar, in UTF-8 with or
 * without a mark of byte order, Windows-1252, or UTF-16 with a mark. A first line {@code sep=;} is
 * Excel's and is obeyed. Cells in quotation marks may hold line breaks. Nothing is kept in memory
 * but the row that is read.
 */
final class CsvFile implements TableFile, Table {

  private static final int HEAD_CHARS = 1 << 16;
  private static final int LONGEST_CELL = 1 << 20;
  private static final List<Character> SEPARATORS = List.of(',', ';', '\t', '|');
  private static final char MARK = '\uFEFF';

  private final CsvReader<CsvRecord> csv;
  private final int linesBefore;

  private CsvFile(CsvReader<CsvRecord> csv, int linesBefore) {
    this.csv = csv;
    this.linesBefore = linesBefore;
  }

  static CsvFile open(InputStream in) throws IOException {
    BufferedReader text = new BufferedReader(decode(in), HEAD_CHARS);
    skipMark(text);
    String first = head(text);
    char separator = separator(first);
    int linesBefore = 0;
    if (isDeclaration(first)) {
      separator = first.charAt("sep=".length());
      linesBefore = 1;
      String unused = text.readLine();
    }
    return new CsvFile(reader(separator, text), linesBefore);
  }

  private static CsvReader<CsvRecord> reader(char separator, Reader text) {
    return CsvReader.builder()
        .fieldSeparator(separator)
        .maxBufferSize(LONGEST_CELL)
        .allowExtraCharsAfterClosingQuote(true)
        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
        .ofCsvRecord(text);
  }

  private static Reader decode(InputStream in) throws IOException {
    PushbackInputStream bytes = new PushbackInputStream(in, 2);
    byte[] mark = bytes.readNBytes(2);
    bytes.unread(mark);
    boolean marked = mark.length == 2;
    if (marked && mark[0] == (byte) 0xFF && mark[1] == (byte) 0xFE) {
      return new InputStreamReader(bytes, StandardCharsets.UTF_16LE);
    }
    if (marked && mark[0] == (byte) 0xFE && mark[1] == (byte) 0xFF) {
      return new InputStreamReader(bytes, StandardCharsets.UTF_16BE);
    }
    return new TolerantReader(bytes);
  }

  private static void skipMark(BufferedReader text) throws IOException {
    text.mark(1);
    if (text.read() != MARK) {
      text.reset();
    }
  }

  /** The first line that is not blank, without reading on. */
  private static String head(BufferedReader text) throws IOException {
    text.mark(HEAD_CHARS);
    char[] head = new char[HEAD_CHARS - 1];
    int length = 0;
    int count = text.read(head, 0, head.length);
    while (count > 0) {
      length += count;
      count = length == head.length ? -1 : text.read(head, length, head.length - length);
    }
    text.reset();
    return new String(head, 0, length)
        .lines()
        .filter(line -> !line.isBlank())
        .findFirst()
        .orElse("");
  }

  private static boolean isDeclaration(String line) {
    return line.startsWith("sep=") && line.strip().length() == "sep=".length() + 1;
  }

  /** The one that stands most often in the header outside of quotation marks. */
  private static char separator(String header) {
    char best = SEPARATORS.get(0);
    long most = 0;
    for (char candidate : SEPARATORS) {
      long count = count(candidate, header);
      if (count > most) {
        best = candidate;
        most = count;
      }
    }
    return best;
  }

  private static long count(char wanted, String line) {
    boolean quoted = false;
    long count = 0;
    for (int i = 0; i < line.length(); i++) {
      quoted ^= line.charAt(i) == '"';
      count += !quoted && line.charAt(i) == wanted ? 1 : 0;
    }
    return count;
  }

  @Override
  public List<Table> tables() {
    return List.of(this);
  }

  @Override
  public String name() {
    return "";
  }

  @Override
  public boolean isRagged() {
    return true;
  }

  @Override
  public Iterator<Row> rows() {
    Iterator<CsvRecord> records = csv.iterator();
    return new Iterator<>() {
      private long line = linesBefore;

      @Override
      public boolean hasNext() {
        try {
          return records.hasNext();
        } catch (CsvParseException e) {
          throw broken(line);
        }
      }

      @Override
      public Row next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        CsvRecord record = records.next();
        line = record.getStartingLineNumber() + linesBefore;
        return new Row(line, record.getFields().stream().map(Cell::of).toList());
      }
    };
  }

  /** The parser's own message quotes the file. */
  private static TableException broken(long line) {
    return new TableException(
        "the table breaks off behind line "
            + line
            + ": is a quotation mark left open, or a cell longer than a million characters?");
  }

  @Override
  public void close() throws IOException {
    csv.close();
  }
}
