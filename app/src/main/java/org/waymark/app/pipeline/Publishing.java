package org.waymark.app.pipeline;

import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.waymark.app.home.Home;
import org.waymark.reports.publication.Publications;
import org.waymark.reports.publication.Publisher;
import org.waymark.reports.publication.Publisher.Published;
import org.waymark.reports.publication.Source;
import org.waymark.schemas.lake.Lake;
import org.waymark.schemas.lake.PartsWatcher;

/** Publishes what is in a home's lake. */
public final class Publishing {

  private final Home home;

  /** Of a home that holds a lake. */
  public Publishing(Home home) {
    this.home = home;
  }

  /** The day that a publication is as of unless told: today, in UTC. */
  public static LocalDate today() {
    return LocalDate.now(ZoneOffset.UTC);
  }

  /**
   * Publishes the newest cut as of a day.
   *
   * @throws org.waymark.reports.publication.CellsDifferException when numbers differ
   * @throws org.waymark.reports.publication.PublicationException when it cannot be made
   */
  public Published publish(LocalDate asOf) throws IOException {
    return publish(asOf, PartsWatcher.NOBODY);
  }

  /** The same, and tells how far it is. */
  public Published publish(LocalDate asOf, PartsWatcher watcher) throws IOException {
    try (Lake lake = Lake.open(home.lake())) {
      Publications publications = new Publications(home.preparePublished());
      return new Publisher(publications, Source.of(lake, watcher), Software.version())
          .publish(asOf, today());
    }
  }
}
