package org.waymark.reports.lake;

import static java.util.stream.Collectors.joining;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.waymark.reports.format.ResultWriter;
import org.waymark.schemas.lake.Head;
import org.waymark.schemas.lake.Lake;
import org.waymark.schemas.lake.LakeTable;
import org.waymark.schemas.lake.PartsWatcher;

/**
 * One consistent cut of all tables, as views of a DuckDB in memory: {@code events}, {@code
 * participant_months}, {@code program_months}, {@code goal_spells}, {@code episode_spells}, {@code
 * rejects}, {@code programs}, {@code live_events}, the events that count, with the {@code
 * live_sessions} and {@code live_scores} among them, and {@code person_indicator_months}, the
 * counts of people in long form. It sees the files of its head and nothing else, and stays the same
 * however long it is open. For one thread.
 */
public final class Cut implements AutoCloseable {

  private static final String PROGRAMS =
      "SELECT program_id, name FROM programs ORDER BY name, program_id";
  private static final Pattern IN_PLACE = Pattern.compile("\\bTEMP VIEW participant_months\\b");
  private static final String MONTHS = "SELECT min(month), max(month) FROM participant_months";

  private final Connection connection;
  private final UnmadeViews unmade;
  private final Head head;
  private final Optional<Path> target;
  private @Nullable List<Program> programs;
  private @Nullable List<KeyRange> parts;
  private @Nullable List<KeyRange> partsOfMonths;
  private long mostEvents = KeyRange.MOST_EVENTS;
  private long mostMonths = KeyRange.MOST_MONTHS;
  private PartsWatcher watcher = PartsWatcher.NOBODY;
  private Closeable held = () -> {};
  private boolean monthsInPlace;

  private Cut(Connection connection, UnmadeViews unmade, Head head, Optional<Path> target) {
    this.connection = connection;
    this.unmade = unmade;
    this.head = head;
    this.target = target;
  }

  /** The newest head of a lake. */
  public static Cut open(Lake lake) {
    return open(lake, Beside.NOTHING);
  }

  /** The newest head of a lake, with more beside it. */
  public static Cut open(Lake lake, Beside beside) {
    return Opening.of(lake).open(beside, Optional.empty());
  }

  /** The newest head of a lake, with one file to which {@link #copyToParquet} may write. */
  public static Cut openToWrite(Lake lake, Path target) {
    return openToWrite(lake, target, Beside.NOTHING);
  }

  /** The newest head of a lake with more beside it, and one file to which it may write. */
  public static Cut openToWrite(Lake lake, Path target, Beside beside) {
    return Opening.of(lake).open(beside, Optional.of(target));
  }

  /** None of the views of a lake, only what stands beside. */
  public static Cut of(Beside beside) {
    return of(Head.NONE, beside, Optional.empty());
  }

  /** Given files; a table that is not in the map is empty. */
  public static Cut of(Map<LakeTable, List<String>> files) {
    return of(files, Optional.empty());
  }

  /** Given files likewise, with more beside them. */
  public static Cut of(Map<LakeTable, List<String>> files, Beside beside) {
    return of(Head.NONE, files, beside, Optional.empty());
  }

  /** Given files, with one file to which {@link #copyToParquet} may write. */
  static Cut of(Map<LakeTable, List<String>> files, Optional<Path> target) {
    return of(Head.NONE, files, Beside.NOTHING, target);
  }

  static Cut of(
      Head head, Map<LakeTable, List<String>> files, Beside beside, Optional<Path> target) {
    return of(head, Views.of(files).and(beside), target);
  }

  private static Cut of(Head head, Beside all, Optional<Path> target) {
    Optional<Path> absolute = target.map(path -> path.toAbsolutePath().normalize());
    UnmadeViews unmade = new UnmadeViews();
    try {
      return new Cut(Session.open(all, unmade, absolute), unmade, head, absolute);
    } catch (SQLException e) {
      throw QueryException.of(e);
    }
  }

  /**
   * Runs one statement of a user that only reads, and hands its rows on as they come.
   *
   * @throws QueryException when it is no such statement, or cannot run
   */
  public void query(String sql, ResultWriter writer) {
    ReadOnly.check(connection, sql);
    make(unmade.all());
    write(sql, writer);
  }

  private void write(String sql, ResultWriter writer) {
    make(unmade.before(sql));
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      writer.writeAll(rows);
    } catch (SQLException e) {
      throw QueryException.of(Lost.found(connection, sql, e));
    }
  }

  /**
   * Writes the rows of one statement of a user that only reads to the file that this cut was opened
   * with, as Parquet.
   *
   * @throws QueryException when it is no such statement, or cannot run
   * @throws IllegalArgumentException when the file is another one
   */
  public void copyToParquet(String sql, Path file) {
    Path absolute = file.toAbsolutePath().normalize();
    if (target.filter(absolute::equals).isEmpty()) {
      throw new IllegalArgumentException("this cut was not opened to write to " + file);
    }
    String statement = ReadOnly.spell(connection, ReadOnly.check(connection, sql));
    make(unmade.all());
    run(
        "COPY (%s) TO %s (FORMAT parquet, COMPRESSION zstd, USE_TMP_FILE false)"
            .formatted(statement, Literals.text(absolute.toString())));
  }

  /** Where in the log it is, and of which snapshots; {@link Head#NONE} of given files. */
  public Head head() {
    return head;
  }

  /** Its programs, by name. */
  public List<Program> programs() {
    if (programs == null) {
      programs =
          List.copyOf(rows(PROGRAMS, row -> new Program(row.getString(1), row.getString(2))));
    }
    return programs;
  }

  /**
   * The program of an id, or all of them.
   *
   * @throws IllegalArgumentException when there is no such program
   */
  public List<Program> programs(Optional<String> id) {
    List<Program> all = programs();
    List<Program> chosen =
        all.stream().filter(program -> id.isEmpty() || id.get().equals(program.id())).toList();
    if (id.isPresent() && chosen.isEmpty()) {
      throw new IllegalArgumentException(
          "there is no program %s; there are: %s"
              .formatted(id.get(), all.stream().map(Program::id).sorted().collect(joining(", "))));
    }
    return chosen;
  }

  /** The first and the last month of which anything was counted; nothing before the first event. */
  public Optional<MonthRange> months() {
    return rows(MONTHS, MonthRange::read).stream().flatMap(Optional::stream).findFirst();
  }

  /**
   * Runs a report: a file of SQL next to {@code indicators.sql}.
   *
   * @param name of the file, without its ending
   * @param variables that it reads, as {@link Literals}
   */
  public <T> List<T> report(String name, Map<String, String> variables, RowReader<T> reader) {
    set(variables);
    return rows(statement(name), reader);
  }

  /** Runs a report likewise, and hands its rows on as they come. */
  public void report(String name, Map<String, String> variables, ResultWriter writer) {
    set(variables);
    write(statement(name), writer);
  }

  /** Sets the variables that a report and its steps read, as {@link Literals}. */
  public void set(Map<String, String> variables) {
    variables.forEach((variable, value) -> run("SET VARIABLE " + variable + " = " + value));
  }

  /**
   * Runs a step before a report: a file of SQL that makes a temporary table or view.
   *
   * @param name of the file, without its ending
   */
  public void step(String name) {
    run(statement(name));
  }

  /** The first line of a report's file: what it is. */
  public static String head(String name) {
    return statement(name).lines().findFirst().orElseThrow();
  }

  /** Runs a step likewise, with variables that it reads, as {@link Literals}. */
  public void step(String name, Map<String, String> variables) {
    set(variables);
    step(name);
  }

  /**
   * Makes {@code participant_months} quicker, for a report that reads it several times. Does
   * nothing where that was done, or where a step has put other rows in its place.
   */
  public void settle() {
    if (!monthsInPlace) {
      Views.settled().forEach(this::run);
    }
  }

  /**
   * Makes {@code live_events} quicker, and smaller in memory, for what reads it several times. The
   * events must be those that count from then on.
   */
  public void settleEvents() {
    run(Views.NO_DEAD_EVENTS);
    inParts("events that count", parts(), part -> run(Views.deadEvents()));
    run(Views.settledEvents());
  }

  /** Everybody, in parts of which the events fit into memory, however many there are. */
  public List<KeyRange> parts() {
    if (parts == null) {
      parts = KeyRange.ofEvents(this, mostEvents);
    }
    return parts;
  }

  /** Everybody, in parts of which the months do, for what reads no events. */
  public List<KeyRange> partsOfMonths() {
    if (partsOfMonths == null) {
      partsOfMonths = KeyRange.ofMonths(this, mostMonths);
    }
    return partsOfMonths;
  }

  /**
   * From now on counts in parts of another size, which changes no number.
   *
   * @param mostEvents of a part, but for those of one more person
   * @param mostMonths likewise
   */
  public void divide(long mostEvents, long mostMonths) {
    this.mostEvents = mostEvents;
    this.mostMonths = mostMonths;
    parts = null;
    partsOfMonths = null;
  }

  /**
   * Does something for one part of the people after the other: meanwhile this cut has nobody else
   * in its events, months and spells. What has no people, as {@code program_months}, stays whole.
   *
   * @param what it is, for a watcher
   */
  public void inParts(String what, List<KeyRange> parts, Consumer<KeyRange> work) {
    try {
      for (int done = 0; done < parts.size(); done++) {
        KeyRange part = parts.get(done);
        watcher.at(what, done, parts.size());
        set(part.variables());
        work.accept(part);
      }
    } finally {
      set(KeyRange.ALL.variables());
    }
  }

  /** From now on tells a watcher how far it is. */
  public Cut watchedBy(PartsWatcher told) {
    watcher = told;
    return this;
  }

  /** What is given free when it is closed. */
  Cut holding(Closeable all) {
    held = all;
    return this;
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw QueryException.of(e);
    } finally {
      Opening.letGo(held);
    }
  }

  private <T> List<T> rows(String sql, RowReader<T> reader) {
    make(unmade.before(sql));
    List<T> read = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        read.add(reader.read(rows));
      }
    } catch (SQLException e) {
      throw QueryException.of(Lost.found(connection, sql, e));
    }
    return read;
  }

  private void make(List<String> views) {
    views.forEach(this::run);
  }

  private void run(String sql) {
    make(unmade.before(sql));
    try {
      Session.run(connection, sql);
      monthsInPlace |= IN_PLACE.matcher(sql).find();
    } catch (SQLException e) {
      throw QueryException.of(e);
    }
  }

  private static String statement(String name) {
    String path = "/org/waymark/reports/sql/" + name + ".sql";
    try (InputStream in = Cut.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalArgumentException("there is no report " + path);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + path, e);
    }
  }
}
