package org.waymark.app.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waymark.app.cli.WaymarkCommand;

/** The bench through its command; no figure is held to a time. */
class BenchTest {

  private static final List<String> FIGURES =
      List.of(
          "import: to the log",
          "import: to the log, CPU",
          "import: to the lake",
          "import: to the lake, CPU",
          "csv: to the log",
          "csv: to the log, CPU",
          "csv: unchanged",
          "csv: unchanged, CPU",
          "fold: replay, 1 thread",
          "fold: replay, 1 thread, CPU",
          "fold: replay, 2 threads",
          "fold: replay, 2 threads, CPU",
          "fold: to the lake",
          "fold: to the lake, CPU",
          "fold: JSON lines",
          "fold: log, events",
          "fold: lake, events",
          "fold: log, facts",
          "fold: log, changelogs",
          "fold: state stores",
          "fold: lake, all of it",
          "fold: restore of the lost state",
          "freshness: events sent",
          "freshness: until readable, p50",
          "freshness: until readable, p95",
          "freshness: until readable, p99",
          "report: cold",
          "report: warm",
          "report: overview page",
          "audit: audit",
          "audit: publish",
          "memory: up, at rest",
          "memory: up, while importing",
          "memory: the import beside it",
          "memory: replay",
          "start: first event acknowledged",
          "start: first page of a process",
          "growth: replay",
          "growth: report",
          "growth: state stores");

  @Tag("long")
  @Test
  void printsEveryFigureWithARatioToItsCeilingAndLeavesNothingBehind(@TempDir Path home)
      throws IOException {
    Path page = home.resolve("bench.html");
    String json =
        bench(home, "--events", "1000", "--runs", "1", "--json", "--page", page.toString());
    JsonNode results = new ObjectMapper().readTree(json);

    List<String> figures = new ArrayList<>();
    for (JsonNode figure : results.get("figures")) {
      figures.add(figure.get("part").asText() + ": " + figure.get("figure").asText());
      assertThat(figure.get("value").asDouble()).as("%s", figure).isPositive();
      assertThat(figure.get("ratio").asDouble(1)).as("%s", figure).isPositive();
    }
    assertThat(figures).containsSubsequence(FIGURES);
    assertThat(Files.readString(page)).contains("<svg", "class=\"growth\"");
    assertThat(directories(home)).isEmpty();
  }

  @Test
  void figuresOfThePartsBeforeOneThatFailsAreKept(@TempDir Path home) throws Exception {
    Bench.Plan plan = new Bench.Plan(Set.of(Part.FOLD, Part.START), 1_000, 1);

    Bench.Results results =
        Bench.run(
            plan,
            home,
            (what, share) -> {
              if (what.startsWith("start")) {
                deleteAll(home);
              }
            });

    assertThat(results.failure()).isNotNull().extracting("part").isEqualTo("start");
    assertThat(results.figures()).extracting(Figure::part).contains("fold").doesNotContain("start");
  }

  @Test
  void figuresOfThePartsBeforeAStopAreKept(@TempDir Path home) throws Exception {
    Bench.Plan plan = new Bench.Plan(Set.of(Part.FOLD, Part.GROWTH), 1_000, 1);

    Bench.Results results =
        Bench.run(
            plan,
            home,
            (what, share) -> {
              if (what.contains("1.0 times")) {
                Thread.currentThread().interrupt();
              }
            });

    assertThat(results.failure()).isNotNull().extracting("part").isEqualTo("growth");
    assertThat(results.figures())
        .extracting(Figure::part)
        .contains("fold")
        .doesNotContain("growth");
    assertThat(Thread.interrupted()).isFalse();
    assertThat(directories(home)).isEmpty();
  }

  private static void deleteAll(Path home) {
    try {
      for (Path directory : directories(home)) {
        Trees.delete(directory);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String bench(Path home, String... arguments) {
    List<String> all = new ArrayList<>(List.of("bench", "--home", home.toString()));
    all.addAll(List.of(arguments));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream before = System.out;
    System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    try {
      assertThat(WaymarkCommand.run(all.toArray(String[]::new))).isZero();
    } finally {
      System.setOut(before);
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  private static List<Path> directories(Path home) throws IOException {
    try (Stream<Path> files = Files.list(home)) {
      return files.filter(Files::isDirectory).toList();
    }
  }
}
