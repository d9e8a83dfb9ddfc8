package org.waymark.app.backup;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.waymark.app.access.OwnerOnly;
import org.waymark.reports.replay.Numbers;

/**
 * What a backup holds. It is written last: a backup without it never came to its end.
 *
 * @param format of the backup, 1
 * @param made when, in UTC, as ISO 8601
 * @param software that made it
 * @param newestGeneration the greatest number of a generation of tables that the log tells of
 * @param vaultKey whether the key of the vault is in it
 * @param events of the log, repeats included
 * @param numbers what the tables held
 * @param files all others
 */
record Manifest(
    int format,
    String made,
    String software,
    @JsonProperty("newest_generation") int newestGeneration,
    @JsonProperty("vault_key") boolean vaultKey,
    long events,
    List<Numbers> numbers,
    List<Copied> files) {

  static final int FORMAT = 1;

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String FILE = "manifest.json";
  private static final String SUM = "manifest.json.sha256";

  Manifest {
    numbers = List.copyOf(numbers);
    files = List.copyOf(files);
  }

  long bytes() {
    return files.stream().mapToLong(Copied::bytes).sum();
  }

  void write(Path directory) throws IOException {
    Path file = directory.resolve(FILE);
    OwnerOnly.create(file);
    Files.write(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(this));
    Path sum = directory.resolve(SUM);
    OwnerOnly.create(sum);
    Files.writeString(sum, Copied.of(file, FILE).sha256() + "  " + FILE + "\n");
    sync(file);
    sync(sum);
    sync(directory);
  }

  static void sync(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /**
   * Of a backup.
   *
   * @throws BackupException when it is not there, damaged, or of another format
   */
  static Manifest read(Path directory) throws IOException {
    Path file = directory.resolve(FILE);
    Manifest manifest;
    try {
      String sum = Files.readString(directory.resolve(SUM)).split(" ")[0];
      if (!Copied.of(file, FILE).sha256().equals(sum)) {
        throw new BackupException("the backup is damaged: " + file + " is not as it was written");
      }
      manifest = JSON.readValue(file.toFile(), Manifest.class);
    } catch (NoSuchFileException e) {
      throw new BackupException(
          directory + " is no backup, or one that never came to its end: it has no " + e.getFile(),
          e);
    }
    if (manifest.format() != FORMAT) {
      throw new BackupException(
          "%s is of format %d, and this Waymark reads %d: restore it with the version that made it, %s"
              .formatted(directory, manifest.format(), FORMAT, manifest.software()));
    }
    return manifest;
  }
}
