package org.waymark.app.roles;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.waymark.app.Cli;
import org.waymark.app.Reference;
import org.waymark.app.scan.Needles;
import org.waymark.app.scan.Scan;

/**
 * Three brokers, of which one dies, is cut off for a while, or all are restarted one by one, beside
 * imports and two stream processes; and then somebody is erased from every broker's disk. One of
 * each belongs to every run of CI; {@code .ci/faults cluster} makes more.
 */
@Testcontainers(disabledWithoutDocker = true)
@Tag("long")
class BrokersContainerTest {

  private static final int ROUNDS = Integer.getInteger("waymark.brokers.rounds", 3);

  /**
   * An import that the log does not answer for two minutes says so, and that it may be repeated.
   */
  private static final int MOST_AGAIN = 2;

  private static final long AWAY_MS = 15_000;
  private static final long BEFORE_MS = 500;

  @TempDir Path directory;

  @Test
  void whateverHappensToBrokersNothingIsLostOrDoubled() throws Exception {
    try (Brokers brokers = Brokers.start();
        Cluster cluster = Cluster.on(directory, brokers.server())) {
      cluster.make("topics", "apply", "--partitions", "4", "--replication-factor", "3");
      cluster.startStreams("a", "b");
      cluster.make("programs", "load", Reference.PROGRAMS.toString());
      Rounds rounds = new Rounds(cluster, directory);
      for (int i = 0; i < ROUNDS; i++) {
        brokers.awaitCopies();
        CompletableFuture<Cli.Result> importing = rounds.begin();
        Thread.sleep(BEFORE_MS);
        String what = happens(i % 3, brokers);
        Cli.Result result = importing.get();
        int again = 0;
        while (result.exitCode() == 1 && again < MOST_AGAIN) {
          System.out.println("roles: " + result.err().strip());
          assertThat(result.err()).contains("import again");
          result = rounds.again();
          again++;
        }
        RolesTest.assertDone(result);
        long differences = rounds.differences();
        System.out.printf(
            "roles: round %d, %s, imported again %d times: %d rows differ%n",
            i + 1, what, again, differences);
        assertThat(differences).isZero();
      }
      rounds.settle("three brokers in containers, %d rounds".formatted(ROUNDS));
      erasesOnEveryDisk(brokers, cluster, rounds.somebody());
    }
  }

  /** Only leaders are read by the erasure; the others compact their copies by themselves. */
  private void erasesOnEveryDisk(Brokers brokers, Cluster cluster, String person) throws Exception {
    brokers.awaitCopies();
    assertThat(disksThatHold(person, brokers, "before"))
        .containsExactlyInAnyOrder("broker-1", "broker-2", "broker-3");

    cluster.make("erase", person, "--yes");

    assertThat(disksThatHold(person, brokers, "after")).isEmpty();
  }

  private Set<String> disksThatHold(String person, Brokers brokers, String when) throws Exception {
    Path disks = directory.resolve(when);
    brokers.copyDisks(disks);
    return Scan.directory(disks, new Needles(List.of(person))).found().stream()
        .map(found -> disks.relativize(found.file()).getName(0).toString())
        .collect(Collectors.toSet());
  }

  private static String happens(int kind, Brokers brokers) throws Exception {
    int leader = brokers.leader();
    switch (kind) {
      case 0 -> {
        brokers.kill(leader);
        Thread.sleep(AWAY_MS);
        brokers.startAgain(leader);
        return "a leader killed, back after %d s".formatted(AWAY_MS / 1000);
      }
      case 1 -> {
        brokers.cutOff(leader);
        Thread.sleep(AWAY_MS);
        brokers.connect(leader);
        return "a leader cut off for %d s".formatted(AWAY_MS / 1000);
      }
      default -> {
        for (int id = 1; id <= 3; id++) {
          brokers.stop(id);
          brokers.startAgain(id);
          brokers.awaitCopies();
        }
        return "all restarted one by one";
      }
    }
  }
}
