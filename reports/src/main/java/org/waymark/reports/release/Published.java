package org.waymark.reports.release;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A release as somebody has it who has nothing but its files.
 *
 * @param directory that holds them
 * @param policy that it was made by
 * @param sheets as {@code datapackage.json} describes them, with the rows of the Parquet files
 */
record Published(Path directory, Policy policy, List<Sheet> sheets) {

  private static final ObjectMapper JSON = JsonMapper.builder().build();

  Published {
    sheets = List.copyOf(sheets);
  }

  /**
   * Reads a release.
   *
   * @throws ReleaseException when something is missing or is no such file
   */
  static Published read(Path directory) {
    try {
      Policy policy = Policy.read(directory.resolve(Documents.POLICY));
      JsonNode data = JSON.readTree(Files.readString(directory.resolve(Documents.DATA_PACKAGE)));
      List<Sheet> sheets = new ArrayList<>();
      for (JsonNode resource : data.path("resources")) {
        if (resource.path("format").asText().equals("parquet")) {
          sheets.add(sheet(directory, resource));
        }
      }
      return new Published(directory, policy, sheets);
    } catch (IOException e) {
      throw new ReleaseException("the release in " + directory + " cannot be read", e);
    }
  }

  private static Sheet sheet(Path directory, JsonNode resource) throws IOException {
    String name = resource.path("waymark_sheet").asText();
    List<Field> fields = new ArrayList<>();
    for (JsonNode field : resource.path("schema").path("fields")) {
      List<String> codes = new ArrayList<>();
      field.path("constraints").path("enum").forEach(code -> codes.add(code.asText()));
      fields.add(
          new Field(
              field.path("name").asText(),
              Field.Use.valueOf(field.path("waymark_use").asText()),
              field.path("description").asText(),
              codes));
    }
    return new Sheet(
        name,
        resource.path("waymark_grain").asText(),
        fields,
        SheetFiles.readParquet(directory.resolve(name + ".parquet"), fields));
  }

  /** A file of it, if it has that. */
  Optional<Sheet> sheet(String name) {
    return sheets.stream().filter(sheet -> sheet.name().equals(name)).findFirst();
  }
}
