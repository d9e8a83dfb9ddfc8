package org.waymark.app.roles;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.waymark.app.Cli;

/**
 * Writers of the lake that stand still while they write, long enough to be taken for dead, and go
 * on when another has taken their work over.
 */
final class Zombies {

  private static final Pattern REFUSED = Pattern.compile("another writer of the lake was faster");

  private final Cluster cluster;
  private final Path directory;
  private int stopped;

  Zombies(Cluster cluster, Path directory) {
    this.cluster = cluster;
    this.directory = directory;
  }

  /** Stops the writer as soon as it has written a file, which is before it commits that. */
  void round(Rounds rounds) throws Exception {
    String zombie = cluster.writer();
    long refusedBefore = refused();
    long filesBefore = files();
    CompletableFuture<Cli.Result> importing = rounds.begin();
    while (files() == filesBefore && !importing.isDone()) {
      Thread.sleep(2);
    }
    cluster.stream(zombie).signal("STOP");
    Cluster.await("another writer", () -> isTakenOver(zombie));
    RolesTest.assertDone(importing.get());
    cluster.stream(zombie).signal("CONT");
    cluster.awaitMembers(2);
    awaitRefusal(refusedBefore);
    assertThat(cluster.stream(zombie).isAlive()).as(cluster.stream(zombie).words()).isTrue();
    stopped++;
    long differences = rounds.differences();
    System.out.printf(
        "roles: zombie %d, its commits refused %d: %d rows differ%n",
        stopped, refused() - refusedBefore, differences);
    assertThat(differences).isZero();
  }

  /** Whether it was in the middle of a step nobody sees from outside: most are, and lose. */
  private void awaitRefusal(long before) throws IOException, InterruptedException {
    for (int i = 0; i < 50 && refused() == before; i++) {
      Thread.sleep(100);
    }
  }

  private boolean isTakenOver(String zombie) {
    try {
      return !cluster.writer().equals(zombie);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Files of events that there are, whether a snapshot names them or not. */
  private long files() throws IOException {
    Path data = cluster.lake().resolve("waymark/events/data");
    if (Files.notExists(data)) {
      return 0;
    }
    try (Stream<Path> files = Files.list(data)) {
      return files.count();
    }
  }

  /** How many commits all writers had refused so far. */
  long refused() throws IOException {
    long refused = 0;
    try (Stream<Path> homes = Files.list(directory)) {
      for (Path home : homes.toList()) {
        Path messages = home.resolve("waymark.log");
        refused +=
            Files.exists(messages)
                ? REFUSED.matcher(Files.readString(messages)).results().count()
                : 0;
      }
    }
    return refused;
  }
}
