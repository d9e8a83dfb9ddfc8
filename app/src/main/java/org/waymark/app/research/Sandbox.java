package org.waymark.app.research;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.duckdb.DuckDBDriver;
import org.jspecify.annotations.Nullable;
import org.waymark.reports.format.Column;
import org.waymark.reports.format.ResultWriter;
import org.waymark.reports.sandbox.Limits;
import org.waymark.reports.sandbox.Refused;
import org.waymark.reports.sandbox.Refused.Barrier;
import org.waymark.reports.sandbox.Setup;
import org.waymark.reports.sandbox.Worker;

/**
 * A locked-up process that holds one release and answers queries about it, one at a time. What it
 * says is not trusted: it is bounded, read as data, and the process is killed when it takes too
 * long. Once it has ended it answers nothing any more.
 */
public final class Sandbox implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int START_MS = 60_000;
  private static final int GRACE_MS = 1_000;
  private static final int MOST_LINE_BYTES = 4 << 20;

  private static final List<Class<?>> NEEDED =
      List.of(
          Worker.class,
          DuckDBDriver.class,
          ObjectMapper.class,
          JsonFactory.class,
          JsonProperty.class);

  private static final ScheduledExecutorService WATCHDOG = watchdog();

  private final Process process;
  private final InputStream in;
  private final OutputStream out;
  private final Limits limits;

  private Sandbox(Process process, Limits limits) {
    this.process = process;
    this.in = new BufferedInputStream(process.getInputStream());
    this.out = process.getOutputStream();
    this.limits = limits;
  }

  /**
   * Locks a process up, makes sure that it is, and lets it load a release.
   *
   * @param tables the Parquet files of the release, by the name of the table
   * @throws SandboxException when it cannot be locked up, or cannot load the release
   */
  public static Sandbox open(Map<String, Path> tables, Limits limits) {
    return open(tables, limits, Worker.class);
  }

  static Sandbox open(Map<String, Path> tables, Limits limits, Class<?> main) {
    Map<String, Path> shown = new HashMap<>();
    Map<String, String> files = new HashMap<>();
    tables.forEach(
        (name, file) -> {
          String as = "/release/" + files.size() + ".parquet";
          files.put(name, as);
          shown.put(as, file.toAbsolutePath());
        });
    List<Class<?>> needed = new ArrayList<>(NEEDED);
    needed.add(main);
    return start(Cage.command(main, needed, shown, limits), files, limits);
  }

  /** Starts a command that is to be locked up; it is asked to try to get out. */
  static Sandbox start(List<String> command, Map<String, String> files, Limits limits) {
    Path secret = null;
    try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      secret = Files.createTempFile("waymark-trial", ".txt");
      Files.writeString(secret, "nobody in there reads this");
      ProcessBuilder builder = new ProcessBuilder(command);
      builder.environment().clear();
      Sandbox sandbox = new Sandbox(builder.start(), limits);
      try {
        sandbox.prepare(
            new Setup(files, limits, new Setup.Trial(secret.toString(), listener.getLocalPort())));
        return sandbox;
      } catch (RuntimeException | IOException e) {
        sandbox.close();
        throw e;
      }
    } catch (IOException e) {
      throw new SandboxException("the process for researchers' SQL does not start", e);
    } finally {
      forget(secret);
    }
  }

  private static void forget(@Nullable Path file) {
    if (file != null) {
      file.toFile().delete(); // one that stays does no harm
    }
  }

  private void prepare(Setup setup) throws IOException {
    ScheduledFuture<?> kill = killAfter(START_MS);
    try {
      say(setup);
      JsonNode answer = line();
      if (answer.has("ready")) {
        return;
      }
      throw new SandboxException(
          "the process for researchers' SQL was stopped before it ran anything: "
              + answer.path("failed").asText("it gives no reason"));
    } catch (Ended | IOException e) {
      throw new SandboxException(
          "the process for researchers' SQL cannot be locked up here, so nothing is run: "
              + complaint());
    } finally {
      kill.cancel(false);
    }
  }

  /** What bubblewrap or Java said before it ended, in one line. */
  private String complaint() throws IOException {
    String words =
        new String(process.getErrorStream().readNBytes(2_000), StandardCharsets.UTF_8).strip();
    return words.isEmpty() ? "it gives no reason" : words.lines().findFirst().orElse(words);
  }

  /**
   * Asks one query and hands its rows on as they come.
   *
   * @return how many rows there were, and whether that is all
   * @throws Refused when it is not answered
   */
  public synchronized Answered ask(String sql, ResultWriter writer) {
    ScheduledFuture<?> kill = killAfter(limits.timeMs() + GRACE_MS);
    try {
      say(Map.of("sql", sql));
      return read(writer);
    } catch (Ended | IOException e) {
      process.destroyForcibly();
      throw kill.isDone()
          ? new Refused(
              Barrier.PROCESS,
              "the query took too long and could not be interrupted, so its process was ended")
          : new Refused(
              Barrier.PROCESS, "the query took more than its process may have, so that ended");
    } finally {
      kill.cancel(false);
    }
  }

  /**
   * How a query ended.
   *
   * @param rows that were handed on
   * @param isWhole whether there are no more
   */
  public record Answered(int rows, boolean isWhole) {}

  private Answered read(ResultWriter writer) throws IOException, Ended {
    int rows = 0;
    List<Column> columns = List.of();
    while (true) {
      JsonNode line = line();
      if (line.has("refused")) {
        throw new Refused(
            Barrier.valueOf(line.path("refused").asText()), line.path("words").asText());
      }
      if (line.has("columns")) {
        columns = columns(line.path("columns"));
        writer.begin(columns);
      } else if (line.has("row") && rows < limits.rows()) {
        writer.row(row(line.path("row"), columns.size()));
        rows++;
      } else if (line.has("end")) {
        writer.end();
        return new Answered(rows, line.path("end").asText().equals("whole"));
      } else {
        throw new Ended();
      }
    }
  }

  private static List<Column> columns(JsonNode described) {
    List<Column> columns = new ArrayList<>();
    for (JsonNode each : described) {
      String name = each.path("name").asText();
      columns.add(
          each.path("kind").asText().equals("NUMBER") ? Column.number(name) : Column.text(name));
    }
    return columns;
  }

  private static List<@Nullable Object> row(JsonNode values, int columns) throws Ended {
    List<@Nullable Object> row = new ArrayList<>();
    for (JsonNode each : values) {
      row.add(value(each));
    }
    if (row.size() != columns) {
      throw new Ended();
    }
    return row;
  }

  private static @Nullable Object value(JsonNode node) {
    if (node.isNull()) {
      return null;
    }
    if (node.isNumber()) {
      return node.numberValue();
    }
    if (node.isBoolean()) {
      return node.booleanValue();
    }
    if (node.isTextual()) {
      return node.textValue();
    }
    List<@Nullable Object> list = new ArrayList<>();
    node.forEach(each -> list.add(value(each)));
    return list;
  }

  /** Whether it still answers. */
  public boolean isAlive() {
    return process.isAlive();
  }

  long pid() {
    return process.pid();
  }

  private void say(Object values) throws IOException {
    out.write((JSON.writeValueAsString(values) + "\n").getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  private JsonNode line() throws IOException, Ended {
    ByteArrayOutputStream line = new ByteArrayOutputStream(256);
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0 || line.size() >= MOST_LINE_BYTES) {
        throw new Ended();
      }
      line.write(next);
    }
    return JSON.readTree(line.toByteArray());
  }

  private ScheduledFuture<?> killAfter(int ms) {
    return WATCHDOG.schedule(
        () -> {
          process.destroyForcibly();
        },
        ms,
        TimeUnit.MILLISECONDS);
  }

  private static ScheduledExecutorService watchdog() {
    ScheduledThreadPoolExecutor watchdog =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread thread = new Thread(task, "watchdog");
              thread.setDaemon(true);
              return thread;
            });
    watchdog.setRemoveOnCancelPolicy(true);
    return watchdog;
  }

  /** The process said its last, or something that is no answer. */
  private static final class Ended extends Exception {
    private static final long serialVersionUID = 1L;
  }

  /** Ends the process. */
  @Override
  public void close() {
    process.destroyForcibly();
  }
}
