package org.waymark.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waymark.app.scan.Needles;
import org.waymark.app.scan.Scan;
import org.waymark.schemas.topic.Topics;

/** A person is erased from a home while everything runs on it. */
@Tag("long")
class ErasureTest {

  private static final String PERSON = "k001x000020";
  private static final String OTHER = "k001x000052";

  @TempDir Path directory;
  private RunningHome home;

  @BeforeEach
  void importTheLog() throws Exception {
    home = RunningHome.in(directory);
    sendWhatIsNoEvent();
    assertThat(importLines(Reference.lines("log-1")).exitCode()).isZero();
  }

  @AfterEach
  void close() {
    home.close();
  }

  @Test
  void nothingOfThemIsLeftAndTheNumbersAreThoseOfTheOthers() throws Exception {
    assertThat(placesOf(PERSON)).contains("lake", "log");
    Path broken = leaveWhatAKilledWriterLeaves();

    Cli.Result erased = home.run("erase", PERSON, "--yes");

    assertThat(erased.exitCode()).as(erased.err() + erased.out()).isZero();
    assertThat(erased.out()).containsPattern("left +0 ").containsPattern("events +[1-9]\\d*");
    assertThat(erased.out() + erased.err()).doesNotContain(PERSON);
    assertThat(broken).doesNotExist();
    assertThat(placesOf(PERSON)).isEmpty();
    assertThat(placesOf(OTHER)).contains("lake", "log");
    assertNumbersAreThoseOfTheOthers();

    List<String> theirs =
        Reference.lines("log-1").stream().filter(line -> line.contains(PERSON)).toList();
    Cli.Result again = importLines(Reference.lines("log-1"));
    assertThat(again.exitCode()).isEqualTo(3);
    assertThat(again.out()).containsPattern("rejected +" + theirs.size() + "\\n");
    assertThat(again.out()).containsPattern("ERASED +" + theirs.size());
    assertThat(placesOf(PERSON)).isEmpty();
    assertNumbersAreThoseOfTheOthers();

    Cli.Result receipts = home.run("erase", "--receipts", "--json");
    assertThat(receipts.out()).contains("\"left\":{}").doesNotContain(PERSON);
  }

  /** A file of people's months that breaks off in the middle; no snapshot names it. */
  private Path leaveWhatAKilledWriterLeaves() throws IOException {
    Path data = directory.resolve("home/lake/waymark/participant_months/data");
    try (Stream<Path> files = Files.list(data)) {
      byte[] whole = Files.readAllBytes(files.sorted().findFirst().orElseThrow());
      return Files.write(data.resolve("broken.parquet"), Arrays.copyOf(whole, whole.length / 2));
    }
  }

  private void assertNumbersAreThoseOfTheOthers() throws IOException {
    Cli cli = new Cli(directory.resolve("home"));
    assertThat(Reference.rows(cli))
        .isEqualTo(without(Reference.expectedRows("log-1"), PERSON + "|"));
    assertThat(Reference.goals(cli))
        .isEqualTo(without(Reference.expectedGoals("log-1"), PERSON + "/"));
    Cli.Result audit = home.run("audit");
    assertThat(audit.exitCode()).as(audit.out()).isZero();
  }

  private static <T> Map<String, T> without(Map<String, T> all, String prefix) {
    Map<String, T> rest = new TreeMap<>(all);
    rest.keySet().removeIf(key -> key.startsWith(prefix));
    assertThat(rest.size()).isLessThan(all.size());
    return rest;
  }

  /** The parts of the home in which a key stands. */
  private Set<String> placesOf(String key) throws IOException {
    Path all = directory.resolve("home");
    return Scan.directory(all, new Needles(List.of(key))).found().stream()
        .map(found -> all.relativize(found.file()).getName(0).toString())
        .collect(Collectors.toSet());
  }

  /** Bytes that no edge would let in, under a key of the person: they end among dead letters. */
  private void sendWhatIsNoEvent() throws Exception {
    byte[] key = (PERSON + "/e1/0123456789abcdef").getBytes(StandardCharsets.UTF_8);
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            home.pipeline().client(), new ByteArraySerializer(), new ByteArraySerializer())) {
      int partitions = producer.partitionsFor(Topics.EVENTS.name()).size();
      producer
          .send(
              new ProducerRecord<>(
                  Topics.EVENTS.name(),
                  Topics.partition(PERSON, partitions),
                  key,
                  ("no event of " + PERSON).getBytes(StandardCharsets.UTF_8)))
          .get();
    }
  }

  private Cli.Result importLines(List<String> lines) throws IOException {
    Path file = directory.resolve("events.jsonl");
    Files.write(file, lines);
    return home.run("import", file.toString(), "--no-publish");
  }
}
