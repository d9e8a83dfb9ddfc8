package org.waymark.app.research;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.waymark.app.access.OwnerOnly;

/**
 * The log of what researchers asked: a line of JSON before a query runs, and one with what became
 * of it. Only ever appended to. Without the first line nothing runs.
 */
final class Queries {

  private static final ObjectMapper JSON = JsonMapper.builder().build();

  private final Path file;

  /** In a file, which need not be there. */
  Queries(Path file) {
    this.file = file;
  }

  private record Asked(
      String time, String query, String token, String role, int release, String sql) {}

  private record Ended(String time, String query, String outcome, int rows, long ms) {}

  /**
   * Notes that somebody asks.
   *
   * @return by what the line of its end names it
   */
  String asked(Asker asker, int release, String sql) {
    String id = UUID.randomUUID().toString();
    add(new Asked(now(), id, asker.token(), asker.role().toString(), release, sql));
    return id;
  }

  /**
   * Notes how it ended.
   *
   * @param outcome whole, cut, or what stopped it
   */
  void ended(String id, String outcome, int rows, long ms) {
    add(new Ended(now(), id, outcome, rows, ms));
  }

  private synchronized void add(Object line) {
    try {
      OwnerOnly.create(file);
      Files.writeString(file, json(line), StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write what is asked to " + file, e);
    }
  }

  private static String json(Object line) throws JsonProcessingException {
    return JSON.writeValueAsString(line) + "\n";
  }

  private static String now() {
    return Instant.now().truncatedTo(ChronoUnit.MILLIS).toString();
  }
}
