package org.waymark.app.roles;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.waymark.app.Cli;
import org.waymark.app.Reference;

/**
 * The same log again and again, each copy with other people, while something happens to the
 * processes; and what the lake must hold of each copy, whatever happened.
 */
final class Rounds {

  private static final String PERSON = "\"k001x";
  private static final int COPIES = Integer.getInteger("waymark.roles.copies", 3);

  private final Cluster cluster;
  private final Path directory;
  private final List<String> lines = Reference.lines("log-1");
  private final Set<String> erased = new HashSet<>();
  private int copies;
  private long imported;

  Rounds(Cluster cluster, Path directory) throws IOException {
    this.cluster = cluster;
    this.directory = directory;
  }

  /** Begins to import further copies. */
  CompletableFuture<Cli.Result> begin() throws IOException {
    List<String> all = new ArrayList<>();
    for (int i = 0; i < COPIES; i++) {
      String person = "\"r%03dx".formatted(copies++);
      lines.forEach(line -> all.add(line.replace(PERSON, person)));
    }
    Files.write(file(), all);
    imported += all.size();
    return CompletableFuture.supplyAsync(this::send);
  }

  /** Does what an import that failed asks for: the same again. */
  Cli.Result again() {
    imported += (long) lines.size() * COPIES;
    return send();
  }

  private Cli.Result send() {
    return cluster.run("import", file().toString(), "--no-publish");
  }

  /** A person of the first copy, who has months and goals. */
  String somebody() {
    return "r000x000020";
  }

  /** From now on there must be nothing of a person. */
  void expectNothingOf(String person) {
    erased.add(person);
  }

  /** The lines of the first copies once more. */
  List<String> firstLines() {
    return lines.stream().map(line -> line.replace(PERSON, "\"r000x")).toList();
  }

  private Path file() {
    return directory.resolve("round.jsonl");
  }

  /** How many events were sent so far, those of an import that failed too. */
  long imported() {
    return imported;
  }

  /** Rows of people's months that differ from what each copy must come to, in either direction. */
  long differences() throws IOException {
    Map<String, Map<String, Long>> expected = new TreeMap<>();
    Reference.expectedRows("log-1")
        .forEach(
            (key, counts) -> {
              for (int i = 0; i < copies; i++) {
                expected.put(key.replaceFirst("^k001x", "r%03dx".formatted(i)), counts);
              }
            });
    expected.keySet().removeIf(key -> erased.contains(key.substring(0, key.indexOf('|'))));
    Cli.Result read =
        cluster.read("sql", "select * from participant_months order by all", "--format", "csv");
    assertThat(read.exitCode()).as(read.err()).isZero();
    Map<String, Map<String, Long>> found = Reference.rows(read.out());
    long missing =
        expected.entrySet().stream()
            .filter(row -> !row.getValue().equals(found.get(row.getKey())))
            .count();
    return missing + found.keySet().stream().filter(key -> !expected.containsKey(key)).count();
  }

  /** What is in the lake: the rows of the log, and how many of them stand there more than once. */
  Rows rows() {
    String sql =
        "select count(*), count(*) - count(distinct (kafka_partition, kafka_offset)) from events"
            + " order by all";
    String[] counts =
        cluster.read("sql", sql, "--format", "csv").out().lines().toList().get(1).split(",");
    return new Rows(Long.parseLong(counts[0]), Long.parseLong(counts[1]));
  }

  record Rows(long all, long doubled) {}

  /** Whether the twin counts the same. */
  void audit() {
    Cli.Result audit = cluster.read("audit");
    assertThat(audit.exitCode()).as(audit.out() + audit.err()).isZero();
  }

  /** Says what a run of them came to, and fails if anything differs. */
  void settle(String what) throws IOException {
    long differences = differences();
    Rows rows = rows();
    audit();
    System.out.printf(
        Locale.ROOT,
        "roles: %s: events sent %,d, rows in the lake %,d, doubled %d, rows of people's months that"
            + " differ %d, cells that the audit finds different 0%n",
        what,
        imported,
        rows.all(),
        rows.doubled(),
        differences);
    assertThat(differences).isZero();
    assertThat(rows.doubled()).isZero();
  }
}
