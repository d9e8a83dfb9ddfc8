package org.waymark.reports.publication;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.waymark.reports.lake.Beside;
import org.waymark.reports.lake.CountedLake;
import org.waymark.reports.lake.Cut;
import org.waymark.reports.lake.Literals;
import org.waymark.reports.lake.SmallLake;
import org.waymark.schemas.lake.Head;
import org.waymark.schemas.lake.LakeTable;

/**
 * A log of versions in harbor's January 2025 that grows, and what is published of it. Its events
 * are choices, which E1 counts, and consents; each is named after its person.
 */
public final class Chronicle {

  private static final LocalDate DAY = LocalDate.of(2025, 1, 10);

  private final Path directory;
  private final Publications publications;
  private final List<Map<String, String>> versions = new ArrayList<>();
  private final Map<Head, Map<LakeTable, List<String>>> written = new HashMap<>();
  private int recordedAfterDays = 1;

  public Chronicle(Path directory) {
    this.directory = directory;
    this.publications = new Publications(directory.resolve("published"));
  }

  /** From now on versions are recorded so many days after the choice. */
  public Chronicle recordedAfterDays(int days) {
    recordedAfterDays = days;
    return this;
  }

  /** Some people chose; {@code decidedBy} such as participant. */
  public Chronicle chose(int from, int until, String decidedBy) {
    return versions(from, until, "choice.recorded", Map.of("decided_by", Literals.text(decidedBy)));
  }

  /** Their choices are taken back. */
  public Chronicle tookBack(int from, int until) {
    return versions(from, until, "choice.recorded", Map.of("action", "'retract'"));
  }

  /** What they say to being in the numbers, such as declined. */
  public Chronicle said(int from, int until, String state) {
    return versions(
        from,
        until,
        "consent.changed",
        Map.of("scope", "'program_reporting'", "state", Literals.text(state)));
  }

  private Chronicle versions(int from, int until, String type, Map<String, String> data) {
    IntStream.range(from, until).forEach(person -> version(person, type, data));
    return this;
  }

  private void version(int person, String type, Map<String, String> data) {
    Map<String, String> version = new HashMap<>();
    version.put("event_id", "'%s-%d'".formatted(type.charAt(1), person));
    version.put("event_type", Literals.text(type));
    version.put("action", "'assert'");
    version.put("participant_key", "'person-%03d'".formatted(person));
    version.put("program_id", "'harbor'");
    version.put("entity_id", "'e%d'".formatted(person));
    version.put("occurred_at", "TIMESTAMPTZ '%s 10:00:00Z'".formatted(DAY));
    version.put(
        "recorded_at",
        "TIMESTAMPTZ '%s 10:00:00Z' + INTERVAL %d MILLISECOND"
            .formatted(DAY.plusDays(recordedAfterDays), versions.size()));
    version.put("occurred_on", Literals.date(DAY));
    version.put("fingerprint", "'%016x'".formatted(versions.size()));
    version.put("kafka_partition", "0");
    version.put("kafka_offset", Integer.toString(versions.size()));
    version.putAll(data);
    versions.add(version);
  }

  /** Publishes what there is; the number of the publication. */
  public int publish(LocalDate asOf) throws IOException {
    return new Publisher(publications, new Lake(), "test")
        .publish(asOf, asOf)
        .publication()
        .number();
  }

  /** As if a publication had been counted by the next version of every definition. */
  public Chronicle redefine(int number) throws IOException, SQLException {
    Publication publication = publications.number(number);
    Path cells = publication.directory().resolve(PublicationFiles.CELLS);
    Path redefined = directory.resolve("redefined.parquet");
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute(
          "COPY (SELECT * REPLACE (version + 1 AS version) FROM read_parquet('%s')) TO '%s' (FORMAT parquet)"
              .formatted(cells, redefined));
    }
    Files.move(redefined, cells, StandardCopyOption.REPLACE_EXISTING);
    Manifest old = publication.manifest();
    Map<String, String> files = new HashMap<>(old.files());
    files.put(PublicationFiles.CELLS, Digests.of(cells));
    Manifest manifest =
        new Manifest(
            old.number(),
            old.asOf(),
            old.previous(),
            old.made(),
            old.audit(),
            old.cells(),
            old.shown(),
            files,
            Publication.digest(files));
    Path file = publication.directory().resolve(Manifest.FILE);
    Files.delete(file);
    Files.write(file, manifest.write());
    return this;
  }

  public Publications publications() {
    return publications;
  }

  /** The newest. */
  public Cut cut() {
    return new Lake().open(Beside.NOTHING);
  }

  private final class Lake implements Source {

    @Override
    public Cut open(Beside beside) {
      Head head = new Head(versions.size(), Map.of(0, (long) versions.size()), Map.of());
      return SmallLake.cut(head, written.computeIfAbsent(head, any -> files()), beside);
    }

    @Override
    public Optional<List<String>> peopleAt(Head head) {
      return Optional.ofNullable(written.get(head))
          .map(files -> files.get(LakeTable.PARTICIPANT_MONTHS));
    }

    private Map<LakeTable, List<String>> files() {
      try {
        Path cut = Files.createTempDirectory(directory, "cut");
        SmallLake lake = new SmallLake(cut).program("harbor", "Harbor House");
        versions.forEach(version -> lake.row(LakeTable.EVENTS, version));
        return CountedLake.files(cut, lake);
      } catch (IOException | SQLException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
