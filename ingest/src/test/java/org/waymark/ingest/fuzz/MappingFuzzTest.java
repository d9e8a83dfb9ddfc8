package org.waymark.ingest.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;

/**
 * Any bytes at all as mapping files; {@code .ci/fuzz} makes them up, a usual build takes those
 * kept.
 */
class MappingFuzzTest {

  @FuzzTest
  void neverFails(byte[] bytes) {
    Readers.mapping(bytes);
  }
}
