package org.waymark.reports.publication;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.waymark.reports.lake.Beside;
import org.waymark.reports.publication.Manifest.Made;
import org.waymark.schemas.lake.Head;

/** A publication of no programs: its views have all columns and no rows. */
public final class EmptyPublication {

  private EmptyPublication() {}

  /** Written into a directory. */
  public static Beside in(Path directory) throws IOException {
    Map<String, String> files = PublicationFiles.write(directory, List.of(), List.of(), List.of());
    Made made = new Made("none", Map.of(), 10, Head.NONE);
    Manifest manifest = new Manifest(1, "2025-01-01", null, made, 0, 0, 0, files, "");
    return new Publication(directory, manifest).beside();
  }
}
