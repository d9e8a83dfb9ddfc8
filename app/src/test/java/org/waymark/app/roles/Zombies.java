package org.waymark.app.roles;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.waymark.app.Cli;

/**
 * Writers of the lake that stand still between a file and its commit, long enough to be taken for
 * dead, and go on when another has taken their work over: the commit must be refused.
 */
final class Zombies {

  private static final Pattern REFUSED = Pattern.compile("another writer of the lake was faster");

  /** How much longer it stands still than others need to take its work over. */
  private static final long STANDS_MS = Long.getLong("waymark.roles.stands", 0);

  private final Cluster cluster;
  private final Path directory;
  private int stopped;

  Zombies(Cluster cluster, Path directory) {
    this.cluster = cluster;
    this.directory = directory;
  }

  /** One stands still as soon as it has written a file, before it commits that. */
  void round(Rounds rounds) throws Exception {
    long refusedBefore = refused();
    CompletableFuture<Cli.Result> importing = rounds.begin();
    Files.createFile(cluster.stopsWriter());
    // Not whoever was the writer before: a process that came back may have become it since.
    String zombie = cluster.awaitStopped();
    Cluster.await("another writer", () -> isTakenOver(zombie));
    RolesTest.assertDone(importing.get());
    Thread.sleep(STANDS_MS);
    cluster.stream(zombie).signal("CONT");
    cluster.awaitMembers(2);
    Cluster.await("a commit that is refused", () -> refused() > refusedBefore);
    assertThat(cluster.stream(zombie).isAlive()).as(cluster.stream(zombie).words()).isTrue();
    stopped++;
    long differences = rounds.differences();
    System.out.printf(
        "roles: zombie %d, its commits refused %d: %d rows differ%n",
        stopped, refused() - refusedBefore, differences);
    assertThat(differences).isZero();
  }

  private boolean isTakenOver(String zombie) {
    try {
      return !cluster.writer().equals(zombie);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** How many commits all writers had refused so far. */
  long refused() {
    try (Stream<Path> homes = Files.list(directory)) {
      return homes.map(home -> home.resolve("waymark.log")).mapToLong(Zombies::refusedIn).sum();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long refusedIn(Path messages) {
    try {
      return Files.exists(messages)
          ? REFUSED.matcher(Files.readString(messages)).results().count()
          : 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
