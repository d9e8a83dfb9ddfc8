package org.waymark.ingest.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.junit.jupiter.api.BeforeAll;

/**
 * Any bytes at all as mapping files; {@code .ci/fuzz} makes them up, a usual build takes those
 * kept.
 */
class MappingFuzzTest {

  /** Loads the classes, which takes as long as thousands of readings. */
  @BeforeAll
  static void warmUp() {
    new MappingFuzzTest().neverFails(new byte[0]);
  }

  @FuzzTest
  void neverFails(byte[] bytes) {
    Readers.mapping(bytes);
  }
}
