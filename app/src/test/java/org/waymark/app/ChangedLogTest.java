package org.waymark.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waymark.app.home.Home;
import org.waymark.app.kafka.EmbeddedBroker;
import org.waymark.app.kafka.KafkaSettings;
import org.waymark.app.pipeline.Pipeline;
import org.waymark.schemas.topic.Topics;

/** What becomes of a home whose log is changed behind Waymark's back, on a real broker. */
@Tag("long")
class ChangedLogTest {

  private static final String EVENTS =
      Reference.FILES.resolve("scenario-a/events.jsonl").toString();

  @TempDir Path directory;
  private Home home = new Home(Path.of("unset"));
  private Cli cli = new Cli(Path.of("unset"));
  private Map<String, Map<String, Long>> before = Map.of();

  @BeforeEach
  void importEvents() throws Exception {
    home = new Home(directory.resolve("home"));
    cli = new Cli(home.directory());
    cli.run("programs", "load", Reference.PROGRAMS.toString());
    cli.run("import", EVENTS, "--no-publish");
    before = Reference.rows(cli);
  }

  @Test
  void aTopicThatWasDeletedStopsTheStartAndAReplayMakesTheTablesOfWhatIsThere() throws Exception {
    atTheBroker(admin -> admin.deleteTopics(List.of(Topics.EVENTS.name())).all());

    Cli.Result result = cli.run("import", EVENTS, "--no-publish");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains("waymark.events is gone").hasLineCount(1);
    assertThat(Reference.rows(cli)).isEqualTo(before);

    atTheBroker(admin -> admin.createTopics(List.of(events())).all());

    assertThat(cli.run("import", EVENTS).err()).contains("made anew").hasLineCount(1);

    cli.run("replay");
    cli.run("import", EVENTS, "--no-publish");

    assertThat(Reference.rows(cli)).isEqualTo(before);
    assertThat(cli.run("audit").exitCode()).isZero();
  }

  @Test
  void aTopicThatIsMadeAnewWhileTheFoldRunsStopsIt() throws Exception {
    try (Pipeline pipeline = Pipeline.start(home, KafkaSettings.EMBEDDED);
        Admin admin = Admin.create(pipeline.client())) {
      admin.deleteTopics(List.of(Topics.EVENTS.name())).all().get();
      createWhenGone(admin);

      assertThat(stopsWithin60Seconds(pipeline)).contains("has stopped");
    } catch (IllegalStateException e) {
      assertThat(e).hasMessage("a part did not stop cleanly");
    }
    assertThat(Reference.rows(cli)).isEqualTo(before);
    assertThat(cli.run("import", EVENTS).err()).contains("waymark.events").contains("made anew");
  }

  private static void createWhenGone(Admin admin) throws Exception {
    while (admin.listTopics().names().get().contains(Topics.EVENTS.name())) {
      Thread.sleep(50);
    }
    admin.createTopics(List.of(events())).all().get();
  }

  private static String stopsWithin60Seconds(Pipeline pipeline) throws InterruptedException {
    long deadline = System.nanoTime() + 60_000_000_000L;
    while (System.nanoTime() < deadline) {
      try {
        pipeline.check();
      } catch (IllegalStateException e) {
        return String.valueOf(e.getMessage());
      }
      Thread.sleep(100);
    }
    return "still runs";
  }

  private static NewTopic events() {
    return new NewTopic(Topics.EVENTS.name(), Topics.PARTITIONS, (short) 1)
        .configs(Topics.EVENTS.config());
  }

  /** While no Waymark runs: with the broker alone. */
  private void atTheBroker(Function<Admin, KafkaFuture<Void>> change) throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(home.log());
        Admin admin = Admin.create(KafkaSettings.EMBEDDED.client(broker.bootstrapServer()))) {
      change.apply(admin).get();
    }
  }
}
