package org.waymark.app.erasure;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.TreeMap;

/**
 * What an erasure did. It names nobody, so it is kept.
 *
 * @param events records of {@code waymark.events} that are gone
 * @param facts records of other topics that are gone, the fold's changelogs among them
 * @param cells counts of programs, by month, that had a part of theirs
 * @param files files of the lake that were written anew
 * @param deleted files that a stopped process had left, which held them
 * @param seconds that it took
 * @param scanned what the scan at the end read
 */
public record Receipt(
    long events, long facts, long cells, long files, long deleted, long seconds, Scanned scanned) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * The scan at the end.
   *
   * @param files that were read
   * @param bytes that were read, packed and unpacked
   * @param unread files that do not unpack, so that nobody knows what they hold
   * @param left occurrences of the keys, by the home's part that they are in
   */
  public record Scanned(long files, long bytes, long unread, Map<String, Long> left) {

    /** Sorts the parts. */
    public Scanned {
      left = new TreeMap<>(left);
    }

    /** How many occurrences there are. */
    public long total() {
      return left.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Whether nothing is left, as far as anything can be read. */
    @JsonIgnore
    public boolean isClean() {
      return total() == 0 && unread == 0;
    }
  }

  /** Whether nothing is left, as far as anything can be read. */
  @JsonIgnore
  public boolean isClean() {
    return scanned.isClean();
  }

  /** As JSON. */
  public String json() {
    try {
      return JSON.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a record of numbers can be written", e);
    }
  }

  /**
   * Reads what {@link #json} wrote.
   *
   * @throws IllegalArgumentException when it is something else
   */
  public static Receipt of(String json) {
    try {
      return JSON.readValue(json, Receipt.class);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("a receipt that cannot be read", e);
    }
  }
}
