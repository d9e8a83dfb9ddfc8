package org.waymark.ingest.table;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The formats of what can be imported. */
public enum TableFormat {
  /** Native events, one to a line. */
  JSONL,
  /** A table as text. */
  CSV,
  /** A workbook of Excel. */
  XLSX,
  /** Resources of FHIR R4 in JSON: lines, a Bundle, or one. */
  FHIR;

  /** How much of a file is looked at. */
  public static final int HEAD_BYTES = 1 << 16;

  /** No event of ours has a field of that name. */
  private static final Pattern RESOURCE =
      Pattern.compile("\"resourceType\"\\s*:\\s*\"|\"event_type\"\\s*:");

  private static final Pattern COLUMNS = Pattern.compile("[,;\t|]");
  private static final String BYTE_ORDER_MARK = "\u00EF\u00BB\u00BF";
  private static final byte[] ZIP = {'P', 'K', 3, 4};

  /**
   * The format that the beginning of a file tells: a ZIP archive is a workbook; text is JSON lines
   * if a line begins with a brace, or if its first line has nothing that parts columns; JSON that
   * names a type of resource before any type of event is FHIR.
   */
  public static TableFormat of(byte[] head) {
    if (head.length >= ZIP.length && Arrays.equals(head, 0, ZIP.length, ZIP, 0, ZIP.length)) {
      return XLSX;
    }
    boolean wide = head.length >= 2 && (head[0] & head[1] & 0xFE) == 0xFE; // UTF-16, of Excel
    String text = new String(head, StandardCharsets.ISO_8859_1).replace(BYTE_ORDER_MARK, "");
    List<String> lines = text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    boolean json = lines.stream().anyMatch(line -> line.startsWith("{"));
    Matcher names = RESOURCE.matcher(text);
    boolean list = !lines.isEmpty() && lines.get(0).startsWith("[");
    if ((json || list) && names.find() && names.group().startsWith("\"resourceType")) {
      return FHIR;
    }
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
      return inside == FHIR ? FHIR : JSONL;
    }
    boolean text = lower.endsWith(".csv") || lower.endsWith(".tsv");
    boolean workbook = lower.endsWith(".xlsx") || lower.endsWith(".xlsm");
    return workbook || inside == XLSX ? XLSX : text ? CSV : inside;
  }

  /** Whether it is rows of tables, and not JSON. */
  public boolean isTable() {
    return this == CSV || this == XLSX;
  }

  /**
   * Opens a table.
   *
   * @throws TableException when the file cannot be read as one
   * @throws IllegalStateException for JSON, which is none
   */
  public TableFile open(InputStream in) throws IOException {
    return switch (this) {
      case CSV -> CsvFile.open(in);
      case XLSX -> ExcelFile.open(in);
      case JSONL, FHIR -> throw new IllegalStateException("JSON is no table");
    };
  }
}
