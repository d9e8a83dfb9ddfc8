package org.waymark.app.roles;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.waymark.app.Cli;
import org.waymark.app.Reference;
import org.waymark.app.scan.Needles;
import org.waymark.app.scan.Scan;

/**
 * Stream processes that die, or stand still while others take their work over, beside an import.
 * One of each belongs to every build; {@code .ci/faults streams} and {@code zombie} make more.
 */
@EnabledOnOs(OS.LINUX)
@Tag("long")
class RolesTest {

  private static final int KILLS = Integer.getInteger("waymark.roles.kills", 1);
  private static final int ZOMBIES = Integer.getInteger("waymark.roles.zombies", 1);
  private static final long SEED = Long.getLong("waymark.roles.seed", 1);
  private static final int PARTITIONS = 4;
  private static final long LONGEST_UNTIL_A_KILL_MS = 4_000;

  private static final String EVENT =
      """
      [{"event_id":"e-1","event_type":"task.recorded","schema_version":1,"action":"assert",\
      "entity_id":"t-1","participant_key":"person-http1","program_id":"%s",\
      "occurred_at":"2025-02-01T20:00:00Z","recorded_at":"2025-06-01T00:00:00Z",\
      "recorded_by_role":"peer_specialist","source_system":"roles",\
      "data":{"kind":"practical","done":"with_participant"}}]""";

  @TempDir Path directory;
  private final Random random = new Random(SEED);

  @Test
  void whateverHappensToStreamProcessesNothingIsLostOrDoubled() throws Exception {
    try (Cluster cluster = Cluster.start(directory, PARTITIONS)) {
      cluster.startStreams("a", "b");
      cluster.make("programs", "load", Reference.PROGRAMS.toString());
      Rounds rounds = new Rounds(cluster, directory);
      Zombies zombies = new Zombies(cluster, directory);
      for (int i = 0; i < Math.max(KILLS, ZOMBIES); i++) {
        if (i < KILLS) {
          kill(cluster, rounds, i);
        }
        if (i < ZOMBIES) {
          zombies.round(rounds);
        }
      }
      rounds.settle(
          "kill -9 of one of two %d times, %d stood still past their session (%d of their commits refused)"
              .formatted(KILLS, ZOMBIES, zombies.refused()));
      erasesBesideThem(cluster, rounds);
      replaysBesideThem(cluster, rounds);
      servesWhatComesByHttp(cluster);
    }
  }

  /** Kills the writer and the other in turns; every other time it comes back at once. */
  private void kill(Cluster cluster, Rounds rounds, int round) throws Exception {
    String writer = cluster.writer();
    String victim = round % 2 == 0 ? writer : writer.equals("a") ? "b" : "a";
    CompletableFuture<Cli.Result> importing = rounds.begin();
    Thread.sleep(random.nextLong(LONGEST_UNTIL_A_KILL_MS));
    boolean during = !importing.isDone();
    cluster.stream(victim).signal("KILL");
    cluster.forget(victim);
    boolean atOnce = round % 4 >= 2;
    if (atOnce) {
      cluster.startStreams(victim);
    }
    assertDone(importing.get());
    if (!atOnce) {
      cluster.awaitMembers(1);
      cluster.startStreams(victim);
    }
    long differences = rounds.differences();
    System.out.printf(
        "roles: round %d, killed %s %s the import, %s: %d rows differ%n",
        round + 1,
        victim.equals(writer) ? "the writer" : "the other",
        during ? "during" : "after",
        atOnce ? "back at once" : "back after the other had taken over",
        differences);
    assertThat(differences).isZero();
  }

  static void assertDone(Cli.Result result) {
    assertThat(result.exitCode()).as(result.out() + result.err()).isIn(0, 3);
  }

  private static void servesWhatComesByHttp(Cluster cluster)
      throws IOException, InterruptedException {
    cluster.read("publish");
    String ingest = cluster.serve("ingest");
    String reports = cluster.serve("reports");
    String program = Files.readAllLines(Reference.PROGRAMS).get(1).split(",")[0];

    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(ingest + "/v1/events"))
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(EVENT.formatted(program)))
                    .build(),
                BodyHandlers.ofString());

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    Cluster.await(
        "the event in the lake",
        () ->
            cluster
                .read(
                    "sql",
                    "select count(*) from events where source_system = 'roles' order by all",
                    "--format",
                    "csv")
                .out()
                .endsWith("\n1\n"));
    assertThat(get(ingest + "/readyz")).isEqualTo(200);
    assertThat(get(reports + "/")).isEqualTo(200);
    assertThat(get(reports + "/status")).isEqualTo(200);
    assertThat(cluster.make("status").out())
        .contains("running", "stream-a", "stream-b", "folds partitions [");
  }

  /** They rest for a while, and go on without what they had kept of the person. */
  private void erasesBesideThem(Cluster cluster, Rounds rounds) throws Exception {
    String person = rounds.somebody();
    assertThat(placesOf(person)).contains("lake", "log");

    Cli.Result erased = cluster.make("erase", person, "--yes");

    assertThat(erased.out()).containsPattern("left +0 ").containsPattern("events +[1-9]\\d*");
    cluster.awaitMembers(2);
    assertThat(placesOf(person)).isEmpty();
    for (String home : List.of("a", "b")) {
      assertThat(cluster.home(home).resolve("state/erasures")).hasContent("1");
    }
    rounds.expectNothingOf(person);
    assertThat(rounds.differences()).isZero();
    rounds.audit();
    Path again = Files.write(directory.resolve("again.jsonl"), rounds.firstLines());
    Cli.Result sent = cluster.run("import", again.toString(), "--no-publish");
    assertThat(sent.out()).containsPattern("ERASED +[1-9]\\d*");
    assertThat(rounds.differences()).isZero();
    Files.delete(again);
    assertThat(placesOf(person)).isEmpty();
  }

  private Set<String> placesOf(String person) throws IOException {
    return Scan.directory(directory, new Needles(List.of(person))).found().stream()
        .map(found -> directory.relativize(found.file()).getName(0).toString())
        .collect(Collectors.toSet());
  }

  /** They go on with the tables that the replay has put in force. */
  private static void replaysBesideThem(Cluster cluster, Rounds rounds) throws Exception {
    Cli.Result replayed = cluster.make("replay");

    assertThat(replayed.out()).contains("the new tables (generation 1) are in force");
    cluster.awaitMembers(2);
    RolesTest.assertDone(rounds.begin().get());
    assertThat(rounds.differences()).isZero();
    rounds.audit();
  }

  private static int get(String address) throws IOException, InterruptedException {
    return HttpClient.newBuilder()
        .followRedirects(HttpClient.Redirect.NORMAL)
        .build()
        .send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.discarding())
        .statusCode();
  }
}
