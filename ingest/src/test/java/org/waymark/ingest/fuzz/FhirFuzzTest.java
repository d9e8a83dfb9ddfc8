package org.waymark.ingest.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.junit.jupiter.api.BeforeAll;
import org.waymark.ingest.table.TableFormat;

/**
 * Any bytes at all as resources of FHIR; {@code .ci/fuzz} makes them up, a usual build takes those
 * kept.
 */
class FhirFuzzTest {

  /** Loads the classes, which takes as long as thousands of readings. */
  @BeforeAll
  static void warmUp() {
    new FhirFuzzTest().neverFails(new byte[0]);
  }

  @FuzzTest
  void neverFails(byte[] bytes) {
    Readers.read(TableFormat.FHIR, bytes);
  }
}
