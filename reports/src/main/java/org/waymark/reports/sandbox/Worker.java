package org.waymark.reports.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.waymark.reports.lake.QueryException;
import org.waymark.reports.lake.ReadOnly;
import org.waymark.reports.sandbox.Refused.Barrier;

/**
 * The process that is locked up. It reads lines of JSON and answers with lines of JSON: first a
 * {@link Setup}, answered with {@code ready} or {@code failed}; then queries, each answered with
 * {@code columns}, {@code row}s and {@code end}, or with {@code refused}.
 */
public final class Worker {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** The planner goes deep. */
  private static final long STACK_BYTES = 64L << 20;

  private final BufferedReader in;
  private final OutputStream out;
  private final boolean checks;

  private Worker(Check check) {
    this.in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    this.out = new BufferedOutputStream(new FileOutputStream(FileDescriptor.out));
    this.checks = check == Check.STATEMENTS;
  }

  /** Whether statements are looked at before DuckDB runs them. */
  enum Check {
    /** As always. */
    STATEMENTS,
    /** Only tests of what stands behind it. */
    NOTHING
  }

  /** Runs until nobody asks any more. */
  public static void main(String[] arguments) throws InterruptedException {
    run(Check.STATEMENTS);
  }

  static void run(Check check) throws InterruptedException {
    Thread thread = new Thread(null, () -> new Worker(check).work(), "queries", STACK_BYTES);
    thread.start();
    thread.join();
  }

  private void work() {
    try {
      String first = in.readLine();
      if (first == null) {
        return;
      }
      Setup setup = JSON.readValue(first, Setup.class);
      AnswerLines words = new AnswerLines(out, setup.limits());
      List<String> open = Barred.open(setup.trial(), setup.files().values());
      if (!open.isEmpty()) {
        words.line(Map.of("failed", "it is not locked up: it reaches " + String.join(", ", open)));
        return;
      }
      answer(setup, words);
    } catch (IOException e) {
      throw new IllegalStateException("nobody asks", e);
    }
  }

  private void answer(Setup setup, AnswerLines words) throws IOException {
    try (Room room = Room.open(setup.files(), setup.limits())) {
      forgetUnpacked();
      words.line(Map.of("ready", setup.files().size()));
      Statements statements = new Statements(setup.files().keySet());
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String sql = JSON.readTree(line).path("sql").asText();
        answer(room, statements, sql, setup.limits());
      }
    } catch (SQLException | IllegalStateException e) {
      words.line(Map.of("failed", Room.firstLine(e)));
    }
  }

  private void answer(Room room, Statements statements, String sql, Limits limits) {
    AnswerLines lines = new AnswerLines(out, limits);
    try {
      if (sql.getBytes(StandardCharsets.UTF_8).length > limits.textBytes()) {
        throw new Refused(
            Barrier.LENGTH, "the query is longer than " + limits.textBytes() + " bytes");
      }
      if (checks) {
        statements.check(parsed(room, sql));
      }
      room.query(sql, lines);
    } catch (AnswerLines.Full e) {
      lines.cut();
    } catch (Refused e) {
      lines.line(Map.of("refused", e.barrier().name(), "words", e.words()));
    }
  }

  private static JsonNode parsed(Room room, String sql) {
    try {
      return ReadOnly.check(room.connection(), sql);
    } catch (QueryException e) {
      throw new Refused(Barrier.STATEMENT, String.valueOf(e.getMessage()));
    }
  }

  /** The driver unpacks its library; once loaded, the file is of no use to anybody. */
  private static void forgetUnpacked() throws IOException {
    try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      for (Path file : files.filter(each -> each.toString().contains("duckdb")).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
