package org.waymark.reports.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a crash leaves, moment by moment. */
class FolderTest {

  @TempDir Path directory;
  private Folder folder = new Folder(Path.of("unset"));

  @BeforeEach
  void oneNumber() throws IOException {
    folder = new Folder(directory.resolve("published"));
    add(1);
  }

  @Test
  void beforeAllFilesAreWrittenThereIsNoNewNumber() throws IOException {
    assertThatThrownBy(() -> addAndCrash(2)).hasMessage("crash");
    assertThat(folder.numbers()).containsExactly(1);
    assertThat(folder.newest()).contains(1);
  }

  @Test
  void theNextOneRemovesWhatWasBeingMade() throws IOException {
    assertThatThrownBy(() -> addAndCrash(2)).hasMessage("crash");
    add(2);
    assertThat(entries()).containsExactly(".lock", "1", "2", "latest");
  }

  @Test
  void betweenTheRenameAndThePointerTheOlderIsReadAndTheNextOnePointsOn() throws IOException {
    Files.createDirectories(folder.directory(2));
    assertThat(folder.newest()).contains(1);
    folder.lock().close();
    assertThat(folder.newest()).contains(2);
  }

  @Test
  void aPointerThatWasBeingWrittenIsIgnored() throws IOException {
    Files.writeString(directory.resolve("published/.making-latest"), "");
    assertThat(folder.newest()).contains(1);
    folder.lock().close();
    assertThat(entries()).containsExactly(".lock", "1", "latest");
  }

  @Test
  void aNumberIsNeverWrittenOver() throws IOException {
    assertThatThrownBy(() -> add(1)).isInstanceOf(IOException.class);
    assertThat(folder.directory(1).resolve("file")).hasContent("1");
  }

  private void add(int number) throws IOException {
    try (Closeable lock = folder.lock()) {
      folder.add(
          number, making -> Files.writeString(making.resolve("file"), Integer.toString(number)));
    }
  }

  private void addAndCrash(int number) throws IOException {
    try (Closeable lock = folder.lock()) {
      folder.add(
          number,
          making -> {
            Files.writeString(making.resolve("file"), "half of i");
            throw new IOException("crash");
          });
    }
  }

  private Stream<String> entries() throws IOException {
    try (Stream<Path> entries = Files.list(directory.resolve("published"))) {
      return entries.map(entry -> entry.getFileName().toString()).sorted().toList().stream();
    }
  }
}
