package org.waymark.ingest.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.junit.jupiter.api.BeforeAll;
import org.waymark.ingest.table.TableFormat;

/**
 * Any bytes at all as JSON lines; {@code .ci/fuzz} makes them up, a usual build takes those kept.
 */
class JsonLinesFuzzTest {

  /** Loads the classes, which takes as long as thousands of readings. */
  @BeforeAll
  static void warmUp() {
    new JsonLinesFuzzTest().neverFails(new byte[0]);
  }

  @FuzzTest
  void neverFails(byte[] bytes) {
    Readers.read(TableFormat.JSONL, bytes);
  }
}
