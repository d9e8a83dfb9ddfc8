package org.waymark.ingest.table;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The formats of what can be imported. */
public enum TableFormat {
  /** Native events, one to a line. */
  JSONL,
  /** A table as text. */
  CSV,
  /** A workbook of Excel. */
  XLSX;

  /** How much of a file is looked at. */
  public static final int HEAD_BYTES = 1 << 16;

  private static final Pattern COLUMNS = Pattern.compile("[,;\t|]");
  private static final byte[] ZIP = {'P', 'K', 3, 4};

  /**
   * The format that the beginning of a file tells: a ZIP archive is a workbook; text is JSON lines
   * if a line begins with a brace, or if its first line has nothing that parts columns.
   */
  public static TableFormat of(byte[] head) {
    if (head.length >= ZIP.length && Arrays.equals(head, 0, ZIP.length, ZIP, 0, ZIP.length)) {
      return XLSX;
    }
    boolean wide = head.length >= 2 && (head[0] & head[1] & 0xFE) == 0xFE; // UTF-16, of Excel
    String text = new String(head, StandardCharsets.ISO_8859_1);
    List<String> lines = text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    boolean json = lines.stream().anyMatch(line -> line.startsWith("{"));
    return wide || (!json && !lines.isEmpty() && COLUMNS.matcher(lines.get(0)).find())
        ? CSV
        : JSONL;
  }

  /**
   * The format of a file by its name, and by what is in it where the name tells nothing.
   *
   * @param name only its ending counts
   */
  public static TableFormat of(String name, byte[] head) {
    String lower = name.toLowerCase(Locale.ROOT);
    TableFormat inside = of(head);
    if (lower.endsWith(".jsonl") || lower.endsWith(".ndjson") || lower.endsWith(".json")) {
      return JSONL;
    }
    boolean text = lower.endsWith(".csv") || lower.endsWith(".tsv");
    boolean workbook = lower.endsWith(".xlsx") || lower.endsWith(".xlsm");
    return workbook || inside == XLSX ? XLSX : text ? CSV : inside;
  }

  /**
   * Opens a table.
   *
   * @throws TableException when the file cannot be read as one
   * @throws IllegalStateException for JSON lines, which are none
   */
  public TableFile open(InputStream in) throws IOException {
    return switch (this) {
      case CSV -> CsvFile.open(in);
      case XLSX -> ExcelFile.open(in);
      case JSONL -> throw new IllegalStateException("JSON lines are no table");
    };
  }
}
