package org.waymark.app.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.TreeSet;
import org.waymark.app.research.Released;
import org.waymark.reports.pages.Asking.Described;
import org.waymark.reports.pages.Asking.Field;

/** The codebook of a release, as its own {@code datapackage.json} gives it. */
final class ReleaseWords {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String FILE = "datapackage.json";

  private ReleaseWords() {}

  /** What its tables and columns are; of a release that says nothing, the names of the tables. */
  static List<Described> of(Released release) {
    Path file = release.directory().resolve(FILE);
    if (Files.notExists(file)) {
      return new TreeSet<>(release.tables().keySet())
          .stream().map(name -> new Described(name, "", List.of())).toList();
    }
    try {
      List<Described> tables = new ArrayList<>();
      for (JsonNode resource : JSON.readTree(Files.readString(file)).path("resources")) {
        String path = resource.path("path").asText();
        if (path.endsWith(".parquet")) {
          tables.add(table(path.replace(".parquet", ""), resource));
        }
      }
      return tables;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the codebook of release " + release.number(), e);
    }
  }

  private static Described table(String name, JsonNode resource) {
    List<Field> fields = new ArrayList<>();
    for (JsonNode field : resource.path("schema").path("fields")) {
      StringJoiner codes = new StringJoiner(", ");
      field.path("constraints").path("enum").forEach(code -> codes.add(code.asText()));
      fields.add(
          new Field(
              field.path("name").asText(),
              field.path("type").asText(),
              field.path("description").asText(),
              codes.toString()));
    }
    return new Described(name, resource.path("waymark_grain").asText(), fields);
  }
}
