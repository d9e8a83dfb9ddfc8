package org.waymark.app.pipeline;

import org.waymark.app.home.Home;
import org.waymark.reports.publication.Publications;
import org.waymark.schemas.lake.Lake;
import org.waymark.streams.lake.Upkeep;
import org.waymark.streams.lake.Upkeep.Grace;

/** The upkeep of a home's lake, which leaves what the home's publications need. */
public final class LakeUpkeep {

  private LakeUpkeep() {}

  /** Of the lake of a home. */
  public static Upkeep of(Home home, Lake lake, Grace grace) {
    return new Upkeep(lake, grace, new Publications(home.published())::snapshotsInUse);
  }
}
