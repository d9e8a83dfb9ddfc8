package org.waymark.app.pipeline;

import static java.util.stream.Collectors.toMap;

import java.util.Objects;
import org.waymark.schemas.catalogue.Catalogue;
import org.waymark.schemas.catalogue.Indicator;
import org.waymark.schemas.lake.Maker;

/** What this software is, as files say it. */
public final class Software {

  private Software() {}

  /** The version that the jar was built as. */
  public static String version() {
    return Objects.requireNonNullElse(
        Software.class.getPackage().getImplementationVersion(), "(built here)");
  }

  /** The software and its definitions. */
  static Maker maker() {
    return new Maker(
        version(),
        Catalogue.ALL.stream().collect(toMap(Indicator::id, one -> (long) one.version())));
  }
}
