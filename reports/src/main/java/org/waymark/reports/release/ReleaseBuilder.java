package org.waymark.reports.release;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.waymark.reports.lake.Cut;
import org.waymark.schemas.catalogue.Catalogue;
import org.waymark.schemas.catalogue.Indicator;

/**
 * Makes releases: reads who consents from a cut, makes the files of a policy, checks them as
 * anybody could and against all earlier releases, and seals them as the next number, or refuses and
 * leaves nothing.
 */
public final class ReleaseBuilder {

  private final Releases releases;
  private final String software;
  private final List<AggregateTables> more;

  /**
   * Into some releases.
   *
   * @param software the version of this program, for the manifest
   * @param more files beside those of people, panel and goals
   */
  public ReleaseBuilder(Releases releases, String software, List<AggregateTables> more) {
    this.releases = releases;
    this.software = software;
    this.more = List.copyOf(more);
  }

  /**
   * Makes a release of a cut.
   *
   * @param asOf the day as of which people stand
   * @throws ReleaseException when a check fails, with all that fail
   */
  public Release build(Cut cut, Policy policy, LocalDate asOf) throws IOException {
    requireWholePanel(policy, asOf);
    try (Closeable lock = releases.folder().hold()) {
      int number = releases.next();
      Raw raw = Raw.read(cut, asOf);
      ReleaseKey key = ReleaseKey.fresh();
      List<Kept> kept = make(raw, policy, Protection.of(policy), key);
      List<Sheet> sheets = new ArrayList<>(kept.stream().map(Kept::sheet).toList());
      for (AggregateTables tables : more) {
        tables.of(cut, policy, number, asOf).ifPresent(table -> sheets.add(table.sheet()));
      }
      Documents.Subject subject = new Documents.Subject(number, asOf, policy, sheets);
      Path directory =
          releases
              .folder()
              .seal(
                  number,
                  making -> {
                    SheetFiles.write(making, sheets);
                    Documents.write(making, subject);
                    List<Check> checks = check(making, subject, kept);
                    report(raw, subject, kept, checks).write(making);
                    manifest(making, subject, cut).write(making);
                    oneTime(making, asOf);
                  });
      return releases.read(directory);
    }
  }

  /** The files of people that a policy asks for, at some protection. */
  static List<Kept> make(Raw raw, Policy policy, Protection protection, ReleaseKey key) {
    List<Kept> kept = new ArrayList<>();
    if (policy.people() != null) {
      kept.add(PeopleSheet.make(raw, policy, protection, key));
    }
    if (policy.panel() != null) {
      kept.add(PanelSheet.make(raw, policy, protection, key));
    }
    if (policy.goals() != null) {
      kept.add(GoalsSheet.make(raw, policy, protection, key));
    }
    return kept;
  }

  private static void requireWholePanel(Policy policy, LocalDate asOf) {
    Policy.Panel panel = policy.panel();
    if (panel == null) {
      return;
    }
    LocalDate whole = LocalDate.of(panel.entryYear() + 1, 1, 1).plusMonths(panel.months() - 1L);
    if (asOf.isBefore(whole)) {
      throw new ReleaseException(
          "the panel of those who entered in %d with %d months is whole on %s, not on %s: choose an earlier year, fewer months, or wait"
              .formatted(panel.entryYear(), panel.months(), whole, asOf));
    }
  }

  private List<Check> check(Path making, Documents.Subject subject, List<Kept> kept)
      throws IOException {
    Published published = Published.read(making);
    List<Check> checks = new ArrayList<>(Checks.of(published));
    checks.addAll(Guard.check(published, subject.asOf(), releases.earlier()));
    kept.forEach(each -> checks.add(leftOut(each, subject.policy())));
    String failed =
        checks.stream()
            .filter(check -> !check.holds())
            .map(check -> "%n  %s: %s".formatted(check.rule(), check.found()))
            .collect(joining());
    if (!failed.isEmpty()) {
      throw new ReleaseException("the release is refused, and nothing of it is kept:" + failed);
    }
    return checks;
  }

  private static Check leftOut(Kept kept, Policy policy) {
    return new Check(
        "%s: at most %.0f %% of the drawn are left out, and somebody is kept"
            .formatted(kept.sheet().name(), 100 * policy.mostSuppressed()),
        kept.suppressed() <= policy.mostSuppressed() && !kept.kept().isEmpty(),
        "%.0f %% of about %d; a coarser level keeps more"
            .formatted(100 * kept.suppressed(), Rounded.people(kept.sampled().size())));
  }

  private static Report report(
      Raw raw, Documents.Subject subject, List<Kept> kept, List<Check> checks) {
    List<Sheet> all =
        make(raw, subject.policy(), Protection.NONE, ReleaseKey.fresh()).stream()
            .map(Kept::sheet)
            .toList();
    List<FileReport> files = new ArrayList<>();
    List<Headline> headlines = new ArrayList<>();
    for (int i = 0; i < kept.size(); i++) {
      files.add(FileReport.of(raw, kept.get(i), all.get(i)));
      headlines.addAll(Headline.of(kept.get(i).sheet(), all.get(i)));
    }
    return new Report(
        subject.release(),
        subject.asOf().toString(),
        subject.policy().policy() + " version " + subject.policy().version(),
        files,
        headlines,
        checks);
  }

  private Manifest manifest(Path making, Documents.Subject subject, Cut cut) throws IOException {
    return new Manifest(
        subject.release(),
        subject.asOf().toString(),
        subject.policy().policy(),
        subject.policy().version(),
        software,
        Catalogue.ALL.stream().collect(toMap(Indicator::id, Indicator::version)),
        cut.head().snapshots(),
        Digests.of(making, Set.of()));
  }

  /** The start of the day, so that no file tells when it was made, or in which order. */
  static void oneTime(Path directory, LocalDate day) throws IOException {
    FileTime time = FileTime.from(day.atStartOfDay().toInstant(ZoneOffset.UTC));
    try (Stream<Path> all = Files.list(directory)) {
      for (Path each : all.toList()) {
        Files.setLastModifiedTime(each, time);
      }
    }
  }
}
