package org.waymark.ingest.fhir;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.waymark.ingest.fhir.Found.Resource;
import org.waymark.ingest.fhir.Pruning.Extent;

/** Copies resources of a file as they are, for whoever is to mend them. */
public final class WholeResources {

  private WholeResources() {}

  /**
   * Writes the resources at some places of a file, one to a line.
   *
   * @param places counted from 1, as {@link FhirDrafts} numbers its rows
   */
  public static void copy(InputStream in, Set<Long> places, OutputStream out) throws IOException {
    FhirFile file = new FhirFile(in, Extent.WHOLE);
    for (Found found = file.next(); found != null; found = file.next()) {
      if (found instanceof Resource resource && places.contains(resource.number())) {
        out.write(resource.json().toString().getBytes(StandardCharsets.UTF_8));
        out.write('\n');
      }
    }
  }
}
