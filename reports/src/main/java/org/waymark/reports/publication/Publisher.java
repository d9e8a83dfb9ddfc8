package org.waymark.reports.publication;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.waymark.reports.audit.Audit;
import org.waymark.reports.audit.AuditedTable;
import org.waymark.reports.audit.Recount;
import org.waymark.reports.disclosure.ComplementaryHiding;
import org.waymark.reports.disclosure.Disclosure;
import org.waymark.reports.lake.Beside;
import org.waymark.reports.lake.Cut;
import org.waymark.reports.publication.PublicationFiles.PublishedProgram;
import org.waymark.schemas.catalogue.Catalogue;
import org.waymark.schemas.catalogue.Indicator;
import org.waymark.schemas.lake.Head;

/**
 * Makes publications: audits a cut, counts all cells at their grain, hides small ones, and writes
 * them as the next number.
 */
public final class Publisher {

  private final Publications publications;
  private final Source source;
  private final String software;

  /**
   * Into a folder.
   *
   * @param software the version of this program, for the manifest
   */
  public Publisher(Publications publications, Source source, String software) {
    this.publications = publications;
    this.source = source;
    this.software = software;
  }

  /** What became of it. */
  public enum Outcome {
    /** A new number. */
    MADE,
    /** The same cut was published with the same day before. */
    THERE_ALREADY
  }

  /** A publication, and whether it was there. */
  public record Published(Publication publication, Outcome outcome) {}

  /**
   * Publishes the newest cut.
   *
   * @param asOf the day that decides what has ended and what is final
   * @param today a publication as of a later day was made by a clock that was ahead, and binds
   *     nobody
   * @throws CellsDifferException when a number comes out otherwise when it is counted again
   * @throws PublicationException when the day is before that of the newest publication, or another
   *     publication is being made
   */
  public Published publish(LocalDate asOf, LocalDate today) throws IOException {
    try (Closeable lock = publications.folder().lock()) {
      List<Manifest> there = publications.manifests();
      Optional<Manifest> previous = there.stream().findFirst();
      Older older = publications.newest().map(Older::of).orElse(Older.NONE);
      Map<Long, List<String>> people = older.people(heads(there), source);
      try (Cut cut = source.open(Beside.earlierPeople(people))) {
        Manifest.Made made = made(cut.head());
        Optional<Manifest> same = there.stream().filter(each -> is(each, asOf, made)).findFirst();
        if (same.isPresent()) {
          return new Published(publications.number(same.get().number()), Outcome.THERE_ALREADY);
        }
        there.stream()
            .filter(each -> !each.day().isAfter(today))
            .findFirst()
            .ifPresent(before -> requireNoWayBack(before, asOf));
        long audited = audit(cut);
        List<PublishedCell> cells = cells(cut, asOf, older, people.keySet());
        Contents contents = new Contents(cells, programs(cut), rebases(cut), audited);
        return new Published(write(previous, asOf, made, contents), Outcome.MADE);
      }
    }
  }

  /** What a publication holds. */
  private record Contents(
      List<PublishedCell> cells,
      List<PublishedProgram> programs,
      List<PublishedRebase> rebases,
      long audit) {}

  private static Map<Long, Head> heads(List<Manifest> there) {
    return there.stream()
        .map(manifest -> manifest.made().head())
        .collect(toMap(Cuts::events, identity(), (newer, older) -> newer));
  }

  private Manifest.Made made(Head head) {
    return new Manifest.Made(
        software,
        Catalogue.ALL.stream().collect(toMap(Indicator::id, Indicator::version)),
        Disclosure.DEFAULT_FEWEST_PEOPLE,
        head);
  }

  private static boolean is(Manifest manifest, LocalDate asOf, Manifest.Made made) {
    return manifest.day().equals(asOf) && manifest.made().isAs(made);
  }

  private static void requireNoWayBack(Manifest previous, LocalDate asOf) {
    if (asOf.isBefore(previous.day())) {
      throw new PublicationException(
          "publication %d is as of %s, and what was final then would be provisional again as of %s: give that day or a later one"
              .formatted(previous.number(), previous.asOf(), asOf));
    }
  }

  private static long audit(Cut cut) {
    List<AuditedTable> tables = Audit.run(cut, 1);
    long differing = tables.stream().mapToLong(AuditedTable::differing).sum();
    if (differing > 0) {
      throw new CellsDifferException(differing);
    }
    Recount.readCounted(cut);
    cut.settle();
    cut.settleEvents();
    return tables.stream().mapToLong(AuditedTable::cells).sum();
  }

  private List<PublishedCell> cells(Cut cut, LocalDate asOf, Older older, Set<Long> known) {
    History history = History.of(publications);
    Counting counting = new Counting(cut, asOf, older, Grains.kept(history.counts().keySet()));
    Map<PublishedCell.Whole, Long> changed = new HashMap<>(older.fewest(older.changes(cut, known)));
    List<PublishedCell> counted = counting.cells();
    // Whatever was shown of them stood on ten people or more, and all of those are gone.
    counted.stream()
        .filter(cell -> cell.key().part().isEmpty() && cell.isEmpty())
        .forEach(cell -> changed.remove(cell.key().whole()));
    List<PublishedCell> together =
        counted.stream()
            .map(
                cell ->
                    Successor.of(
                        cell,
                        older.cell(cell.key()),
                        Optional.ofNullable(changed.get(cell.key().whole()))))
            .toList();
    ComplementaryHiding hiding = new ComplementaryHiding(Disclosure.DEFAULT_FEWEST_PEOPLE);
    return Withheld.in(together, history, hiding).stream()
        .map(cell -> Successor.flagged(cell, older.cell(cell.key())))
        .toList();
  }

  private static List<PublishedProgram> programs(Cut cut) {
    return cut.report(
        "publication/programs",
        Map.of(),
        row ->
            new PublishedProgram(
                row.getString("program_id"),
                row.getString("name"),
                row.getString("type"),
                row.getString("region")));
  }

  private static List<PublishedRebase> rebases(Cut cut) {
    return cut.report(
        "publication/rebases",
        Map.of(),
        row ->
            new PublishedRebase(
                row.getString("program_id"),
                row.getString("indicator"),
                row.getObject("from_month", LocalDate.class),
                row.getString("reason"),
                row.getObject("recorded_on", LocalDate.class)));
  }

  private Publication write(
      Optional<Manifest> previous, LocalDate asOf, Manifest.Made made, Contents contents)
      throws IOException {
    int number = previous.map(Manifest::number).orElse(0) + 1;
    Path directory =
        publications
            .folder()
            .add(
                number,
                making -> {
                  Map<String, String> files =
                      PublicationFiles.write(
                          making, contents.cells(), contents.programs(), contents.rebases());
                  Manifest manifest =
                      new Manifest(
                          number,
                          asOf.toString(),
                          previous.map(Manifest::number).orElse(null),
                          made,
                          contents.audit(),
                          contents.cells().size(),
                          contents.cells().stream().filter(PublishedCell::isShown).count(),
                          files,
                          Publication.digest(files));
                  Files.write(making.resolve(Manifest.FILE), manifest.write());
                });
    return Publication.read(directory);
  }
}
