package org.waymark.reports.pages;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.waymark.reports.lake.Program;
import org.waymark.reports.publication.Publication;
import org.waymark.reports.publication.Publications;

/**
 * What the pages read of publications. A publication never changes, so what was read once is kept:
 * the newest few of each kind. Used by several requests at a time.
 */
public final class Readings {

  private static final int FEW = 8;

  private final Publications publications;
  private final Recent<Publication> whole = new Recent<>(FEW);
  private final Recent<List<Program>> programs = new Recent<>(FEW);

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
}
