package org.waymark.reports.release;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;

/**
 * What a release was made of and what it holds: {@code manifest.json}.
 *
 * @param release its number, from 1; 0 of a twin, which holds no people
 * @param asOf the day as of which people stand, ISO 8601
 * @param policy the name of the policy
 * @param policyVersion its version
 * @param software the version of the program
 * @param definitions the version of each indicator's definition
 * @param snapshots of the lake's tables at the cut, by table
 * @param files the SHA-256 of each other file by its name
 */
public record Manifest(
    int release,
    String asOf,
    String policy,
    int policyVersion,
    String software,
    Map<String, Integer> definitions,
    Map<String, Long> snapshots,
    Map<String, String> files) {

  static final String FILE = "manifest.json";

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build();

  /** The day as of which people stand. */
  public LocalDate day() {
    return LocalDate.parse(asOf);
  }

  void write(Path directory) throws IOException {
    Files.writeString(directory.resolve(FILE), JSON.writeValueAsString(this) + "\n");
  }

  /**
   * Reads that of a release.
   *
   * @throws ReleaseException when there is none, or it is none
   */
  static Manifest read(Path directory) {
    try {
      return JSON.readValue(Files.readString(directory.resolve(FILE)), Manifest.class);
    } catch (JsonProcessingException e) {
      throw new ReleaseException(directory.resolve(FILE) + " is no manifest of a release", e);
    } catch (IOException e) {
      throw new ReleaseException("there is no release in " + directory + ": no manifest", e);
    }
  }
}
