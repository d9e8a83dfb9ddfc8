package org.waymark.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waymark.app.home.Home;
import org.waymark.app.pipeline.LakeUpkeep;
import org.waymark.reports.format.Column;
import org.waymark.reports.format.ResultWriter;
import org.waymark.reports.lake.Cut;
import org.waymark.schemas.fact.Columns;
import org.waymark.schemas.lake.Lake;
import org.waymark.streams.lake.Upkeep;
import org.waymark.streams.lake.Upkeep.Grace;

/**
 * Two upkeeps that never rest and four readers, beside a pipeline that imports. How long is a
 * system property, for the fault run.
 */
class UpkeepTest {

  private static final Duration LENGTH =
      Duration.ofSeconds(Integer.getInteger("waymark.upkeep.seconds", 8));

  /** A fence costs the writer its batch, and one each round would leave it none. */
  private static final int FENCED = 8;

  private static final Grace NOT_FENCED = new Grace(Duration.ZERO, Duration.ofHours(1));
  private static final long PAUSE_MS = 200;

  private static final int FEWEST_IMPORTS = 3;

  /**
   * On a slow machine three imports are long, and an upkeep may find one file each time it looks.
   */
  private static final int MOST_IMPORTS_UNTIL_MERGED = 30;

  private static final int UPKEEPS = 2;
  private static final int READERS = 4;

  /**
   * Each row of events once, none that is missing below the cut and none beyond it; what people
   * come to is what programs come to. All numbers must be 0.
   */
  private static final String WRONG =
      """
      SELECT 'doubled', count(*) - count(DISTINCT (kafka_partition, kafka_offset)) FROM events
      UNION ALL SELECT 'torn', count(*) FROM (
        (FROM people EXCEPT ALL FROM programs) UNION ALL (FROM programs EXCEPT ALL FROM people))
      UNION ALL SELECT 'rows', count(*) FROM events""";

  /** In the order of the file: the audit reads the people of a part without the others. */
  private static final String NOT_BY_PERSON =
      """
      SELECT 'steps back', count(*) FILTER (participant_key < before)
      FROM (SELECT participant_key, lag(participant_key) OVER () AS before FROM events)""";

  @TempDir Path directory;
  private final AtomicBoolean over = new AtomicBoolean();
  private final AtomicLong cuts = new AtomicLong();
  private final AtomicLong rounds = new AtomicLong();
  private final AtomicLong merged = new AtomicLong();

  @Test
  void fourReadersBesideAWriterAndTwoUpkeepsSeeEveryRowOnceAndWholeCuts() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(UPKEEPS + READERS);
    try (RunningHome running = RunningHome.in(directory)) {
      List<Future<?>> work = new ArrayList<>();
      for (int i = 0; i < UPKEEPS; i++) {
        work.add(threads.submit(this::tidy));
      }
      for (int i = 0; i < READERS; i++) {
        work.add(threads.submit(this::read));
      }
      long lines = importFor(running, LENGTH);
      over.set(true);
      for (Future<?> each : work) {
        each.get();
      }

      System.out.printf(
          "%,d lines imported; %d upkeeps with %d rounds, %d of which merged files; %d readers with %d cuts: doubled 0, missing 0, torn 0%n",
          lines, UPKEEPS, rounds.get(), merged.get(), READERS, cuts.get());
      assertThat(merged.get()).isPositive();
      assertThat(cuts.get()).isGreaterThan(4);
      assertThat(running.run("audit").exitCode()).isZero();
      assertThat(numbers("SELECT 'rows', count(*) FROM events").get("rows")).isEqualTo(lines);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void publishingAgainAfterUpkeepFindsTheSameAndUpkeepSaysWhatItDid() throws Exception {
    try (RunningHome running = RunningHome.in(directory)) {
      List<String> lines = Reference.lines("scenario-a");
      for (List<String> part : List.of(lines.subList(0, 20), lines.subList(20, 35))) {
        Path file = Files.write(directory.resolve("events.jsonl"), part);
        assertThat(running.run("import", "--no-publish", file.toString()).exitCode()).isZero();
      }
      Cli.Result first = running.run("publish");
      assertThat(first.exitCode()).as(first.err()).isZero();

      Cli.Result upkeep = running.run("upkeep");
      Cli.Result again = running.run("publish");

      assertThat(upkeep.exitCode()).as(upkeep.err()).isZero();
      assertThat(upkeep.out()).containsPattern("participant_months +[2-9] +1 ");
      assertThat(again.out()).contains("nothing new to publish");
      assertThat(numbers(NOT_BY_PERSON)).isEqualTo(Map.of("steps back", 0L));
      assertThat(running.run("audit").exitCode()).isZero();
    }
  }

  private long importFor(RunningHome running, Duration length) throws IOException {
    long deadline = System.nanoTime() + length.toNanos();
    List<String> lines = Reference.lines("scenario-a");
    long imported = 0;
    for (int copy = 1; copy <= FEWEST_IMPORTS || goOn(copy, deadline); copy++) {
      String person = "\"person-%d-".formatted(copy);
      Path file =
          Files.write(
              directory.resolve("events.jsonl"),
              lines.stream().map(line -> line.replace("\"person-", person)).toList());
      Cli.Result result = running.run("import", "--no-publish", file.toString());
      assertThat(result.exitCode()).as(result.err()).isIn(0, 3);
      imported += lines.size();
    }
    return imported;
  }

  private boolean goOn(int copy, long deadline) {
    return System.nanoTime() < deadline || (merged.get() == 0 && copy <= MOST_IMPORTS_UNTIL_MERGED);
  }

  private @Nullable Void tidy() throws InterruptedException {
    Home home = new Home(directory.resolve("home"));
    try (Lake lake = Lake.open(home.lake())) {
      while (!over.get()) {
        Grace grace = rounds.incrementAndGet() % FENCED == 0 ? Grace.NONE : NOT_FENCED;
        Upkeep.Done done = LakeUpkeep.of(home, lake, grace).thorough();
        if (files(done.after()) < files(done.before())) {
          merged.incrementAndGet();
        }
        Thread.sleep(PAUSE_MS);
      }
    }
    return null;
  }

  private static long files(Map<String, Upkeep.Size> sizes) {
    return Objects.requireNonNull(sizes.get("events")).files();
  }

  private @Nullable Void read() {
    long before = 0;
    while (!over.get()) {
      try (Lake lake = Lake.open(directory.resolve("home/lake"));
          Cut cut = Cut.open(lake)) {
        long below = cut.head().cut().values().stream().mapToLong(Long::longValue).sum();
        assertThat(below).as("a cut never goes back").isGreaterThanOrEqualTo(before);
        assertThat(wrong(cut))
            .as("a cut of %s events", below)
            .isEqualTo(Map.of("doubled", 0L, "torn", 0L, "rows", below));
        before = below;
        cuts.incrementAndGet();
      }
    }
    return null;
  }

  private static Map<String, Long> wrong(Cut cut) {
    String sums =
        Columns.OF_PERSON.names().stream()
            .map(name -> "sum(%1$s)::BIGINT AS %1$s".formatted(name))
            .collect(Collectors.joining(", "));
    return numbers(
        cut,
        "WITH people AS (SELECT program_id, month, %s FROM participant_months GROUP BY ALL), programs AS (SELECT program_id, month, %s FROM program_months) %s"
            .formatted(sums, String.join(", ", Columns.OF_PERSON.names()), WRONG));
  }

  private Map<String, Long> numbers(String sql) {
    try (Lake lake = Lake.open(directory.resolve("home/lake"));
        Cut cut = Cut.open(lake)) {
      return numbers(cut, sql);
    }
  }

  private static Map<String, Long> numbers(Cut cut, String sql) {
    Map<String, Long> numbers = new TreeMap<>();
    cut.query(
        sql,
        new ResultWriter() {
          @Override
          public void begin(List<Column> columns) {}

          @Override
          public void row(List<@Nullable Object> values) {
            numbers.put((String) values.get(0), ((Number) values.get(1)).longValue());
          }

          @Override
          public void end() {}
        });
    return numbers;
  }
}
