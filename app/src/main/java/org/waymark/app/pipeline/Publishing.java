package org.waymark.app.pipeline;

import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.waymark.app.home.Home;
import org.waymark.reports.publication.Publications;
import org.waymark.reports.publication.Publisher;
import org.waymark.reports.publication.Publisher.Published;
import org.waymark.schemas.lake.Lake;

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
    try (Lake lake = Lake.open(home.lake())) {
      return Publisher.of(new Publications(home.preparePublished()), lake, Software.version())
          .publish(asOf, today());
    }
  }
}
