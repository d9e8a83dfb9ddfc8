package org.waymark.ingest.program;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.waymark.ingest.program.ProgramsFileException.Problem;
import org.waymark.schemas.setting.Program;

/**
 * The CSV of programs: {@code program_id,name,type,region,zone}, the columns in any order, UTF-8
 * with or without a mark of byte order. All or nothing.
 */
public final class ProgramsFile {

  private static final List<String> COLUMNS =
      List.of("program_id", "name", "type", "region", "zone");
  private static final Pattern SLUG = Pattern.compile("[a-z0-9-]{1,64}");
  private static final int LARGEST_BYTES = 16 << 20;
  private static final List<String> WORDS = List.of("name", "type", "region");
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final List<Problem> problems = new ArrayList<>();
  private final List<Program> programs = new ArrayList<>();
  private final Map<String, Long> lineOfId = new HashMap<>();

  private ProgramsFile() {}

  /**
   * Reads a file to its end.
   *
   * @throws ProgramsFileException with every problem, when there is one
   */
  public static List<Program> read(InputStream in) throws IOException, ProgramsFileException {
    ProgramsFile file = new ProgramsFile();
    file.read(decode(bytes(in)));
    if (!file.problems.isEmpty()) {
      throw new ProgramsFileException(file.problems);
    }
    return List.copyOf(file.programs);
  }

  private static byte[] bytes(InputStream in) throws IOException, ProgramsFileException {
    byte[] bytes = in.readNBytes(LARGEST_BYTES + 1);
    if (bytes.length > LARGEST_BYTES) {
      throw new ProgramsFileException(
          List.of(new Problem(1, "the file is larger than 16 MiB: is it that of the programs?")));
    }
    return bytes;
  }

  private static String decode(byte[] bytes) throws ProgramsFileException {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new ProgramsFileException(
          List.of(new Problem(1, "the file is not UTF-8: save it as CSV UTF-8")));
    }
  }

  private void read(String text) throws ProgramsFileException {
    List<CsvRecord> records = records(text);
    if (records.isEmpty()) {
      problem(1, "the file is empty: its first line names the columns " + COLUMNS);
      return;
    }
    List<String> header = records.get(0).getFields().stream().map(String::strip).toList();
    checkHeader(header);
    if (problems.isEmpty()) {
      records.subList(1, records.size()).forEach(record -> add(header, record));
    }
    if (records.size() == 1) {
      problem(1, "the file has a header and no program");
    }
  }

  private static List<CsvRecord> records(String text) throws ProgramsFileException {
    try {
      return CsvReader.builder()
          .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
          .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
          .ofCsvRecord(text)
          .stream()
          .toList();
    } catch (CsvParseException e) {
      ProgramsFileException refusal =
          new ProgramsFileException(
              List.of(new Problem(1, "the file is no CSV: is a quotation mark left open?")));
      refusal.initCause(e);
      throw refusal;
    }
  }

  private void checkHeader(List<String> header) {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < header.size(); i++) {
      if (!COLUMNS.contains(header.get(i))) {
        problem(1, "column " + (i + 1) + " is none of " + COLUMNS);
      } else if (!seen.add(header.get(i))) {
        problem(1, "the column " + header.get(i) + " comes twice");
      }
    }
    for (String column : COLUMNS) {
      if (!header.contains(column)) {
        problem(1, "the column " + column + " is missing");
      }
    }
  }

  private void add(List<String> header, CsvRecord record) {
    long line = record.getStartingLineNumber();
    if (record.getFieldCount() != header.size()) {
      problem(
          line, "has " + record.getFieldCount() + " fields where the header has " + header.size());
      return;
    }
    Map<String, String> row = new HashMap<>();
    for (int i = 0; i < header.size(); i++) {
      row.put(header.get(i), record.getField(i).strip());
    }
    checkRow(line, row);
    programs.add(
        new Program(
            row.get("program_id"),
            row.get("name"),
            row.get("type"),
            row.get("region"),
            row.get("zone")));
  }

  private void checkRow(long line, Map<String, String> row) {
    String id = row.getOrDefault("program_id", "");
    if (!SLUG.matcher(id).matches()) {
      problem(line, "program_id is not 1 to 64 of a-z 0-9 -");
    } else {
      Long before = lineOfId.putIfAbsent(id, line);
      if (before != null) {
        problem(line, "program_id is that of line " + before + " again");
      }
    }
    if (row.getOrDefault("name", "").isEmpty()) {
      problem(line, "name is empty");
    }
    for (String column : WORDS) {
      if (row.getOrDefault(column, "").chars().anyMatch(Character::isISOControl)) {
        problem(line, column + " holds a control character, such as an end of line");
      }
    }
    if (!Programs.isZone(row.getOrDefault("zone", ""))) {
      problem(line, "zone is no IANA time zone such as America/Phoenix");
    }
  }

  private void problem(long line, String rule) {
    problems.add(new Problem(line, rule));
  }
}
