package org.waymark.streams.lake;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.waymark.schemas.lake.Lake;
import org.waymark.schemas.lake.LakeTable;

/** Several who open a lake that is not there yet. */
class FirstOpeningTest {

  @ParameterizedTest
  @ValueSource(ints = {2, 2, 2, 2, 2, 2, 2, 2, 3, 3, 3, 3, 3, 3, 8, 8, 8, 8, 8, 16})
  void everyoneWhoOpensANewLakeTogetherGetsAllOfIt(int openers, @TempDir Path directory)
      throws InterruptedException {
    CyclicBarrier together = new CyclicBarrier(openers);
    ExecutorService threads = Executors.newFixedThreadPool(openers);
    try {
      List<Future<?>> opened = new ArrayList<>();
      for (int i = 0; i < openers; i++) {
        opened.add(
            threads.submit(
                () -> {
                  together.await();
                  return open(directory);
                }));
      }
      for (Future<?> each : opened) {
        assertThatCode(each::get).doesNotThrowAnyException();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static int open(Path directory) {
    try (Lake lake = Lake.open(directory)) {
      LakeTable.ALL.forEach(lake::load);
      return lake.heads().schema().columns().size();
    }
  }
}
