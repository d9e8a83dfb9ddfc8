package org.waymark.reports.publication;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.waymark.schemas.lake.Head;

/**
 * What a publication was made of and what it holds: {@code manifest.json}.
 *
 * @param number of the publication, from 1
 * @param asOf the day that decides what has ended and what is final, ISO 8601
 * @param previous the publication that it follows; null for the first
 * @param made of what
 * @param audit how many cells were counted twice and found the same
 * @param cells how many it holds
 * @param shown how many of them show numbers
 * @param files the SHA-256 of each, by its path in the publication
 * @param digest the SHA-256 of all of these: of lines of sum, two spaces and path, by path
 */
public record Manifest(
    int number,
    String asOf,
    @Nullable Integer previous,
    Made made,
    long audit,
    long cells,
    long shown,
    Map<String, String> files,
    String digest) {

  /** The file's name. */
  static final String FILE = "manifest.json";

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build();

  /**
   * What a publication is made of, beside the day.
   *
   * @param software its version
   * @param catalogue the version of each indicator's definition
   * @param fewestPeople of whom a cell is shown
   * @param head the cut
   */
  public record Made(String software, Map<String, Integer> catalogue, int fewestPeople, Head head) {

    /** Whether the same comes of both; upkeep gives a cut other files, and they hold the same. */
    boolean isAs(Made other) {
      return software.equals(other.software)
          && catalogue.equals(other.catalogue)
          && fewestPeople == other.fewestPeople
          && head.holdsWhat(other.head);
    }
  }

  /** The day that decides what has ended and what is final. */
  public LocalDate day() {
    return LocalDate.parse(asOf);
  }

  /** How many events of the log lie below its cut. */
  public long events() {
    return Cuts.events(made.head());
  }

  byte[] write() {
    try {
      return (JSON.writeValueAsString(this) + "\n").getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a manifest cannot be written", e);
    }
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws JsonProcessingException when it is something else
   */
  static Manifest read(String json) throws JsonProcessingException {
    return JSON.readValue(json, Manifest.class);
  }
}
