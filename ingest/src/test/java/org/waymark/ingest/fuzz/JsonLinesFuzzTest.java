package org.waymark.ingest.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.waymark.ingest.table.TableFormat;

/**
 * Any bytes at all as JSON lines; {@code .ci/fuzz} makes them up, a usual build takes those kept.
 */
class JsonLinesFuzzTest {

  @FuzzTest
  void neverFails(byte[] bytes) {
    Readers.read(TableFormat.JSONL, bytes);
  }
}
