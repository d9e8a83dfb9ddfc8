package org.waymark.app.roles;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.waymark.app.Cli;
import org.waymark.app.Reference;

/**
 * Three brokers, of which one dies, is not heard of for a while, or all are restarted one by one,
 * beside imports and two stream processes: {@code .ci/faults cluster}.
 */
@EnabledIfSystemProperty(named = "waymark.brokers.rounds", matches = "\\d+")
class BrokersFaultTest {

  private static final int ROUNDS = Integer.getInteger("waymark.brokers.rounds", 3);
  private static final long CUT_OFF_MS = 20_000;
  private static final long BEFORE_MS = 500;

  @TempDir Path directory;

  @Test
  void whateverHappensToBrokersNothingIsLostOrDoubled() throws Exception {
    try (Brokers brokers = Brokers.start(directory);
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
        RolesTest.assertDone(importing.get());
        long differences = rounds.differences();
        System.out.printf("roles: round %d, %s: %d rows differ%n", i + 1, what, differences);
        assertThat(differences).isZero();
      }
      rounds.settle("three brokers, %d rounds".formatted(ROUNDS));
    }
  }

  private static String happens(int kind, Brokers brokers) throws Exception {
    int leader = brokers.leader();
    switch (kind) {
      case 0 -> {
        brokers.kill(leader);
        Thread.sleep(CUT_OFF_MS / 2);
        brokers.startAgain(leader);
        return "a leader killed";
      }
      case 1 -> {
        brokers.signal(leader, "STOP");
        Thread.sleep(CUT_OFF_MS);
        brokers.signal(leader, "CONT");
        return "a leader not heard of for %d s".formatted(CUT_OFF_MS / 1000);
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
