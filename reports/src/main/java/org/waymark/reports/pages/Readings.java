package org.waymark.reports.pages;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.waymark.reports.format.CollectedRows;
import org.waymark.reports.lake.Program;
import org.waymark.reports.publication.Definition;
import org.waymark.reports.publication.Publication;
import org.waymark.reports.publication.Publications;
import org.waymark.reports.publication.PublishedReport;
import org.waymark.reports.publication.Report;
import org.waymark.reports.trends.report.OverviewReport;
import org.waymark.reports.trends.report.SideBySideReport;

/**
 * What the pages read of publications. A publication never changes, so what was read once is kept:
 * the newest few of each kind. Used by several requests at a time.
 */
public final class Readings {

  private static final int FEW = 8;
  private static final int MANY = 48;

  private final Publications publications;
  private final Recent<Publication> whole = new Recent<>(FEW);
  private final Recent<List<Program>> programs = new Recent<>(FEW);
  private final Recent<List<Definition>> definitions = new Recent<>(FEW);
  private final Recent<OverviewReport> overviews = new Recent<>(MANY);
  private final Recent<PublishedReport.Reading> reports = new Recent<>(MANY);
  private final Recent<Funnel> funnels = new Recent<>(MANY);

  /**
   * Those of a home.
   *
   * @param published the directory of its publications, which need not be there
   */
  public Readings(Path published) {
    publications = new Publications(published);
  }

  /** The newest publication, or nothing before the first. */
  public Optional<Publication> newest() {
    return publications.newestNumber().map(this::publication);
  }

  /**
   * One of them.
   *
   * @throws org.waymark.reports.publication.PublicationException when it is not there, or other
   *     than it was when it was read first
   */
  public Publication publication(int number) {
    return whole.get(number, () -> publications.number(number));
  }

  /** The programs of a publication, by id. */
  public List<Program> programs(Publication publication) {
    return programs.get(publication.number(), publication::programs);
  }

  /** The definitions of a publication, in the order of the catalogue. */
  public List<Definition> definitions(Publication publication) {
    return definitions.get(publication.number(), publication::definitions);
  }

  /** Where every indicator of a program stands. */
  public OverviewReport overview(Publication publication, String programId) {
    return overviews.get(
        List.of(publication.number(), programId),
        () -> OverviewReport.of(publication, Optional.of(programId)));
  }

  /** A report of a program. */
  public PublishedReport.Reading report(
      Publication publication, Report report, PublishedReport.Choice choice) {
    return reports.get(
        List.of(publication.number(), report, choice),
        () -> PublishedReport.read(publication, report, choice));
  }

  /**
   * Programs side by side.
   *
   * @param words that a reader needs beside the rows
   */
  public record Funnel(CollectedRows rows, List<String> words) {}

  /**
   * Programs side by side.
   *
   * @throws IllegalArgumentException when the indicator is no share, or nothing of it is published
   */
  public Funnel sideBySide(Publication publication, SideBySideReport.Query query) {
    return funnels.get(
        List.of(publication.number(), query),
        () -> {
          CollectedRows rows = new CollectedRows();
          return new Funnel(rows, SideBySideReport.write(publication, query, rows));
        });
  }
}
