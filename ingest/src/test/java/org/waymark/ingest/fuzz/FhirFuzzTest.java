package org.waymark.ingest.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.waymark.ingest.table.TableFormat;

/**
 * Any bytes at all as resources of FHIR; {@code .ci/fuzz} makes them up, a usual build takes those
 * kept.
 */
class FhirFuzzTest {

  @FuzzTest
  void neverFails(byte[] bytes) {
    Readers.read(TableFormat.FHIR, bytes);
  }
}
