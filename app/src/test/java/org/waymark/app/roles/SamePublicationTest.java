package org.waymark.app.roles;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.waymark.app.Reference;

/**
 * One log, each time in another order, through clusters of other sizes: {@code .ci/faults same}.
 * The files of a publication are compared byte by byte, by their SHA-256.
 */
@EnabledIfSystemProperty(named = "waymark.same", matches = "true")
class SamePublicationTest {

  private static final List<Integer> PARTITIONS = List.of(1, 5, 12);
  private static final List<String> PROCESSES = List.of("a", "b", "c");

  @TempDir Path directory;

  @Test
  void isTheSameBytesWhateverThePartitionsAndProcesses() throws Exception {
    Map<String, String> digests = new HashMap<>();
    int seed = 0;
    for (int partitions : PARTITIONS) {
      for (int processes = 1; processes <= PROCESSES.size(); processes++) {
        String digest = published(partitions, processes, seed++);
        digests.put(partitions + " partitions, " + processes + " processes", digest);
        System.out.printf(
            "same: %2d partitions, %d stream processes: %s%n", partitions, processes, digest);
      }
    }
    assertThat(new HashSet<>(digests.values())).as(digests.toString()).hasSize(1);
  }

  private String published(int partitions, int processes, long seed) throws Exception {
    Path own = Files.createDirectory(directory.resolve("run-" + seed));
    List<String> lines = new ArrayList<>(Reference.lines("log-1"));
    Collections.shuffle(lines, new Random(seed));
    Path file = Files.write(own.resolve("events.jsonl"), lines);
    try (Cluster cluster = Cluster.start(own, partitions)) {
      // With fewer partitions than processes some have nothing to fold.
      cluster.startStreams(PROCESSES.subList(0, processes).toArray(String[]::new));
      cluster.make("programs", "load", Reference.PROGRAMS.toString());
      RolesTest.assertDone(cluster.run("import", file.toString(), "--no-publish"));
      assertThat(cluster.read("publish", "--as-of", "2026-06-30").exitCode()).isZero();
      return sha256(cluster.lake().resolve("published/1/cells.parquet"));
    }
  }

  private static String sha256(Path file) throws IOException, NoSuchAlgorithmException {
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
    return "%064x".formatted(new BigInteger(1, digest));
  }
}
