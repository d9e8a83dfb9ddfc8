package org.waymark.ingest.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.junit.jupiter.api.BeforeAll;
import org.waymark.ingest.table.TableFormat;

/**
 * Any bytes at all as workbooks; {@code .ci/fuzz} makes them up, a usual build takes those kept.
 */
class ExcelFuzzTest {

  /** Loads the classes, which takes as long as thousands of readings. */
  @BeforeAll
  static void warmUp() {
    new ExcelFuzzTest().neverFails(new byte[0]);
  }

  @FuzzTest
  void neverFails(byte[] bytes) {
    Readers.read(TableFormat.XLSX, bytes);
  }
}
