package org.waymark.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a process has kept of people who were erased while it did not run. */
class FoldStreamsTest {

  @TempDir Path directory;
  private Path kept;

  @BeforeEach
  void keepState() throws IOException {
    kept = directory.resolve("waymark/0_3/rocksdb/000007.sst");
    Files.createDirectories(kept.getParent());
    Files.writeString(kept, "somebody");
  }

  @Test
  void stateFromBeforeAnErasureIsDeletedOnce() throws IOException {
    FoldStreams.wipeOlder(directory, 2);
    assertThat(kept).doesNotExist();

    keepState();
    FoldStreams.wipeOlder(directory, 2);
    assertThat(kept).exists();

    FoldStreams.wipeOlder(directory, 3);
    assertThat(kept).doesNotExist();
  }

  @Test
  void whereNobodyWasErasedItStays() {
    FoldStreams.wipeOlder(directory, 0);

    assertThat(kept).exists();
  }
}
