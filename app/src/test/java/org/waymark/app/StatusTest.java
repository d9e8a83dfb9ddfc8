package org.waymark.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waymark.app.home.Home;
import org.waymark.app.home.HomeLock;
import org.waymark.app.kafka.KafkaSettings;
import org.waymark.app.pipeline.Pipeline;

/** What the status says, with and without a pipeline on the home. */
class StatusTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir static Path directory;
  private static Cli cli = new Cli(Path.of("unset"));

  @BeforeAll
  static void importOneRefusedAndThirtyFiveGoodLines() throws IOException {
    cli = new Cli(directory.resolve("home"));
    assertThat(cli.run("programs", "load", Reference.PROGRAMS.toString()).exitCode()).isZero();
    List<String> lines = new ArrayList<>(Reference.lines("scenario-a"));
    lines.add("{not json");
    Path file = directory.resolve("events.jsonl");
    Files.write(file, lines);
    assertThat(cli.run("import", file.toString()).exitCode()).isEqualTo(3);
  }

  @Test
  void withoutALakeItSaysHowToBegin() {
    Cli.Result result = new Cli(directory.resolve("nowhere")).run("status");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains("there is nothing in").contains("programs load");
    assertThat(directory.resolve("nowhere/lake")).doesNotExist();
  }

  @Test
  void withoutAPipelineItSaysSoAndTheLagIsNotKnown() throws IOException {
    JsonNode status = status();

    assertThat(status.get("pipeline").asText()).isEqualTo("NOT_RUNNING");
    assertThat(status.get("lag").isNull()).isTrue();
  }

  @Test
  void itCountsWhatTheNewestHeadHolds() throws IOException {
    JsonNode status = status();

    assertThat(status.at("/head/events").asLong()).isEqualTo(35);
    assertThat(status.at("/contents/events").asLong()).isEqualTo(35);
    assertThat(status.at("/contents/people").asLong()).isPositive();
    assertThat(status.at("/contents/pending").isIntegralNumber()).isTrue();
    assertThat(status.at("/contents/rejects").toString()).isEqualTo("{\"MALFORMED\":1}");
  }

  @Test
  void itMeasuresFilesAndDirectories() throws IOException {
    JsonNode status = status();

    assertThat(status.at("/tables/events/count").asInt()).isPositive();
    assertThat(status.at("/tables/events/bytes").asLong())
        .isPositive()
        .isLessThan(status.at("/bytes/lake").asLong());
    assertThat(status.at("/bytes/log").asLong()).isPositive();
    assertThat(status.at("/bytes/state").asLong()).isPositive();
  }

  @Test
  void forPeopleItIsShortAlignedLines() {
    String out = cli.run("status").out();

    assertThat(out)
        .containsPattern("(?m)^pipeline +not running$")
        .containsPattern("(?m)^lag +not known$")
        .containsPattern("(?m)^head +\\d+, of 20.*Z, 35 events below its cut$")
        .containsPattern("(?m)^rejects +1$")
        .containsPattern("(?m)^  MALFORMED +1$")
        .containsPattern("(?m)^lake/ +[\\d.]+ MiB$");
    assertThat(out.lines().map(line -> line.charAt(28)).distinct()).containsExactly(' ');
  }

  @Test
  void whileAPipelineRunsItSaysHowFarTheLakeIsBehind() throws Exception {
    Home home = new Home(directory.resolve("home"));
    try (Pipeline pipeline = Pipeline.start(home, KafkaSettings.EMBEDDED)) {
      pipeline.awaitLake(home, missing -> {});

      JsonNode status = status();
      assertThat(status.get("pipeline").asText()).isEqualTo("RUNNING");
      assertThat(status.get("lag").asLong()).isZero();
    }
  }

  @Test
  void ofAPipelineThatStartsTheLagIsNotKnownYet() throws IOException {
    try (HomeLock lock = HomeLock.take(new Home(directory.resolve("home"))).orElseThrow()) {
      JsonNode status = status();

      assertThat(status.get("pipeline").asText()).isEqualTo("SILENT");
      assertThat(status.get("lag").isNull()).isTrue();
    }
  }

  @Test
  void ofALogThatDoesNotAnswerItSaysSo() throws IOException {
    try (HomeLock lock = HomeLock.take(new Home(directory.resolve("home"))).orElseThrow()) {
      lock.announce("127.0.0.1:1");

      assertThat(status().get("pipeline").asText()).isEqualTo("SILENT");
    }
  }

  private static JsonNode status() throws IOException {
    Cli.Result result = cli.run("status", "--json");
    assertThat(result.exitCode()).as(result.err()).isZero();
    return JSON.readTree(result.out());
  }
}
