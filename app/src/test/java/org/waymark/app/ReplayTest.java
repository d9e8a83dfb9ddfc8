package org.waymark.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waymark.app.home.Home;
import org.waymark.app.kafka.KafkaSettings;
import org.waymark.app.pipeline.Pipeline;
import org.waymark.schemas.fact.Columns;
import org.waymark.schemas.fact.Counts;
import org.waymark.schemas.fact.MonthFact;
import org.waymark.schemas.fact.ProgramMonth;
import org.waymark.schemas.lake.Lake;
import org.waymark.schemas.topic.Generation;
import org.waymark.schemas.topic.Topics;

/** The whole log folded again beside what is there, on a real broker. */
@Tag("long")
class ReplayTest {

  private static final Generation SECOND = new Generation(1);

  @TempDir Path directory;

  @Test
  void aReplayMakesTheSameNumbersAndOneMayGoBackAndOn() throws Exception {
    Cli cli = loaded("scenario-a");
    Map<String, Map<String, Long>> before = Reference.rows(cli);

    Cli.Result replayed = cli.run("replay");

    assertThat(replayed.exitCode()).as(replayed.out() + replayed.err()).isZero();
    assertThat(inForce()).isEqualTo(SECOND);
    assertThat(Reference.rows(cli)).isEqualTo(before);
    // What came while the second was in force is in the first too, once that is back.
    cli.run("import", Reference.FILES.resolve("log-1/events.jsonl").toString(), "--no-publish");
    Map<String, Map<String, Long>> after = Reference.rows(cli);
    assertThat(after).isNotEqualTo(before);
    assertThat(cli.run("replay", "--back").exitCode()).isZero();
    assertThat(inForce()).isEqualTo(Generation.FIRST);
    assertThat(Reference.rows(cli)).isEqualTo(after);

    assertThat(cli.run("replay", "--drop-old").exitCode()).isZero();

    assertThat(topics()).contains("waymark.goal-spells").noneMatch(name -> name.contains("g1"));
    assertThat(cli.run("replay", "--back").err()).contains("no tables but those in force");
    assertThat(cli.run("audit").exitCode()).isZero();
  }

  @Test
  void aWrongRowIsNamedAndGoneAfterTheSwitch() throws Exception {
    Cli cli = loaded("scenario-a");
    Map<String, Map<String, Long>> right = Reference.rows(cli);
    writeARowThatNobodyCounted(right.keySet().iterator().next().split("\\|")[0]);
    cli.run("import", Reference.FILES.resolve("scenario-a/events.jsonl").toString());
    assertThat(cli.run("audit").exitCode()).isEqualTo(3);

    Cli.Result tried = cli.run("replay", "--dry-run");

    assertThat(tried.exitCode()).as(tried.err()).isEqualTo(3);
    assertThat(tried.out())
        .contains("program_months.attended: 1 cells, in rows that only the old have")
        .contains("7 before, 0 now; by the same software and definitions")
        .contains("stay in force");
    assertThat(cli.run("audit").exitCode()).isEqualTo(3);

    assertThat(cli.run("replay").exitCode()).isEqualTo(3);

    assertThat(cli.run("audit").exitCode()).isZero();
    assertThat(Reference.rows(cli)).isEqualTo(right);
  }

  @Test
  void whileAWaymarkRunsThereAReplaySaysSo() {
    try (RunningHome home = RunningHome.in(directory)) {
      Cli.Result result = home.run("replay");

      assertThat(result.exitCode()).isEqualTo(1);
      assertThat(result.err()).contains("another Waymark is running on").hasLineCount(1);
    }
  }

  private Cli loaded(String log) {
    Cli cli = new Cli(directory.resolve("home"));
    cli.run("programs", "load", Reference.PROGRAMS.toString());
    String events = Reference.FILES.resolve(log + "/events.jsonl").toString();
    Cli.Result imported = cli.run("import", events, "--no-publish");
    assertThat(imported.out()).as(imported.err()).contains("accepted");
    return cli;
  }

  /** Behind the rows of a person who is there. */
  private void writeARowThatNobodyCounted(String person) throws Exception {
    int partition = Topics.partition(person, Topics.PARTITIONS);
    Home home = new Home(directory.resolve("home"));
    try (Pipeline pipeline = Pipeline.start(home, KafkaSettings.EMBEDDED)) {
      Counts counts = Counts.zero(Columns.OF_PROGRAM);
      counts.add(Columns.OF_PROGRAM.position("attended"), 7);
      ProgramMonth month = new ProgramMonth("nobodys", LocalDate.EPOCH);
      byte[] value =
          Topics.PROGRAM_MONTHS
              .value()
              .serializer()
              .serialize("", MonthFact.of(month, new MonthFact.Source(partition, 0), counts));
      try (KafkaProducer<byte[], byte[]> producer =
          new KafkaProducer<>(
              pipeline.client(), new ByteArraySerializer(), new ByteArraySerializer())) {
        producer
            .send(
                new ProducerRecord<>(
                    Topics.PROGRAM_MONTHS.name(),
                    partition,
                    "nobodys/1970-01-01".getBytes(StandardCharsets.UTF_8),
                    value))
            .get();
      }
    }
  }

  private Generation inForce() {
    try (Lake lake = Lake.open(directory.resolve("home/lake"))) {
      return lake.generation();
    }
  }

  /** Those that the broker has a directory for; one that it is told to delete it renames. */
  private List<String> topics() throws Exception {
    try (Stream<Path> files = Files.list(directory.resolve("home/log"))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.matches(".*-\\d+"))
          .map(name -> name.replaceFirst("-\\d+$", ""))
          .toList();
    }
  }
}
