package org.waymark.ingest.mapping;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.waymark.ingest.program.Programs;

/**
 * Reads a mapping: JSON with comments, as docs/sources.md shows it. Every problem is told, with the
 * path to it in the file.
 */
public final class MappingFile {

  private static final int LARGEST_BYTES = 4 << 20;
  private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,64}");

  private static final Set<String> SHEET_MEMBERS =
      Set.of(
          "about",
          "name",
          "sheet",
          "header_line",
          "row_key",
          "client_id",
          "ignore_case",
          "zone",
          "dates",
          "decimal",
          "ignore",
          "events");

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
          .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final List<String> problems = new ArrayList<>();

  private MappingFile() {}

  /**
   * Reads a mapping to its end.
   *
   * @throws MappingException with every problem, when there is one
   */
  public static Mapping read(InputStream in) throws IOException {
    byte[] bytes = in.readNBytes(LARGEST_BYTES + 1);
    if (bytes.length > LARGEST_BYTES) {
      throw new MappingException("the mapping is larger than 4 MiB: is it one?");
    }
    MappingFile file = new MappingFile();
    Mapping mapping = file.mapping(parse(bytes));
    if (!file.problems.isEmpty()) {
      throw new MappingException(file.problems);
    }
    return mapping;
  }

  private static JsonNode parse(byte[] bytes) throws IOException {
    try {
      return JSON.readTree(bytes);
    } catch (JsonProcessingException e) {
      String where =
          e.getLocation() == null
              ? ""
              : "line " + e.getLocation().getLineNr() + ", column " + e.getLocation().getColumnNr();
      throw new MappingException(where + ": this is no JSON: " + e.getOriginalMessage());
    } catch (CharConversionException e) {
      throw new MappingException("this is no JSON in UTF-8");
    }
  }

  private Mapping mapping(JsonNode json) {
    JsonPart root = new JsonPart("", json, problems);
    if (!json.has("sheets")) {
      return new Mapping(List.of(sheet(root, "table")), Optional.empty());
    }
    root.allow(Set.of("about", "settings_sheet", "sheets"));
    List<SheetRule> sheets = new ArrayList<>();
    for (JsonPart sheet : root.elements("sheets")) {
      sheets.add(sheet(sheet, Header.even(sheet.text("sheet").orElse("table"))));
    }
    if (sheets.isEmpty()) {
      problems.add("sheets: there is none");
    }
    return new Mapping(sheets, root.text("settings_sheet"));
  }

  private SheetRule sheet(JsonPart sheet, String usualName) {
    sheet.allow(SHEET_MEMBERS);
    String name = sheet.text("name").orElse(usualName.replace('_', '-'));
    if (!NAME.matcher(name).matches()) {
      sheet.problem("name", "is not 1 to 64 of a-z 0-9 -");
    }
    List<String> key = sheet.texts("row_key");
    if (key.isEmpty()) {
      sheet.problem("row_key", "is missing: name the column, or columns, that tell rows apart");
    }
    Optional<Supply> client =
        sheet.child("client_id").flatMap(part -> new EventPart(part, problems).supply());
    if (client.isEmpty()) {
      sheet.problem("client_id", "is missing: name the column that holds the client's number");
    }
    List<EventRule> events = new ArrayList<>();
    for (JsonPart event : sheet.elements("events")) {
      events.add(new EventPart(event, problems).rule());
    }
    if (events.isEmpty()) {
      sheet.problem("events", "is missing: say which events a row holds");
    }
    if (events.stream().map(EventRule::key).distinct().count() < events.size()) {
      sheet.problem("events", "two have the same key: give each a \"key\" of its own");
    }
    return new SheetRule(
        sheet.text("sheet").orElse(""),
        sheet.number("header_line").orElse(0),
        name,
        new SheetRule.RowKey(key, client, sheet.truth("ignore_case")),
        style(sheet),
        Set.copyOf(sheet.texts("ignore")),
        events);
  }

  private Style style(JsonPart sheet) {
    List<DateFormat> formats = new ArrayList<>();
    List<String> dates = sheet.texts("dates");
    for (int i = 0; i < dates.size(); i++) {
      try {
        formats.add(DateFormat.of(dates.get(i)));
      } catch (IllegalArgumentException e) {
        sheet.problem(
            "dates[" + i + "]", "is no format such as yyyy-MM-dd, d.M.yyyy, M/d/yyyy or excel");
      }
    }
    Style.Decimal decimal =
        switch (sheet.text("decimal").orElse("")) {
          case "" -> Style.Decimal.TOLD;
          case "," -> Style.Decimal.COMMA;
          case "." -> Style.Decimal.POINT;
          default -> {
            sheet.problem("decimal", "is neither \",\" nor \".\"");
            yield Style.Decimal.TOLD;
          }
        };
    Optional<String> zone = sheet.text("zone");
    if (zone.isPresent() && !Programs.isZone(zone.get())) {
      sheet.problem("zone", "is no IANA time zone such as America/Phoenix");
      zone = Optional.empty();
    }
    return new Style(formats, decimal, zone.map(java.time.ZoneId::of));
  }
}
