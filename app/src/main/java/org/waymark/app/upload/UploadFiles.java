package org.waymark.app.upload;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.waymark.app.access.OwnerOnly;
import org.waymark.app.upload.UploadException.Problem;
import org.waymark.app.upload.Uploads.Sent;
import org.waymark.ingest.table.TableFormat;

/** The directory of files that were sent, which its owner alone can read. */
public final class UploadFiles {

  private static final String ENDING = ".sent";

  private final Path directory;

  /** A directory of their own, which is made if it is not there. */
  public UploadFiles(Path directory) {
    this.directory = directory;
    try {
      OwnerOnly.createDirectory(directory);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make the directory " + directory, e);
    }
  }

  /** Where they are. */
  public Path directory() {
    return directory;
  }

  /**
   * Writes one under a name that says nothing.
   *
   * @throws UploadException when it is empty or too long
   */
  Upload.Kept keep(String id, Sent sent) throws IOException, UploadException {
    Path file = directory.resolve(id + ENDING);
    OwnerOnly.create(file);
    long size;
    try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.WRITE)) {
      size = copy(sent.content(), out);
    } catch (IOException e) {
      Files.deleteIfExists(file);
      throw e;
    }
    if (size == 0 || size > Uploads.MOST_BYTES) {
      Files.deleteIfExists(file);
      throw new UploadException(size == 0 ? Problem.EMPTY : Problem.TOO_LARGE);
    }
    try (InputStream in = Files.newInputStream(file)) {
      return new Upload.Kept(
          file, size, TableFormat.of(sent.name(), in.readNBytes(TableFormat.HEAD_BYTES)));
    }
  }

  /** Copies a file, but no more than a byte above what is allowed. */
  private static long copy(InputStream in, OutputStream out) throws IOException {
    byte[] buffer = new byte[1 << 16];
    long size = 0;
    int read = in.read(buffer);
    while (read >= 0 && size <= Uploads.MOST_BYTES) {
      out.write(buffer, 0, read);
      size += read;
      read = in.read(buffer);
    }
    return size;
  }

  /** How many there are. */
  int count() {
    return all().size();
  }

  /** Removes one. */
  void remove(Upload upload) {
    remove(upload.file().path());
  }

  /** Removes all. */
  void clear() {
    all().forEach(UploadFiles::remove);
  }

  private List<Path> all() {
    try (Stream<Path> there = Files.list(directory)) {
      return there.filter(Files::isRegularFile).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot look into " + directory, e);
    }
  }

  private static void remove(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot remove a file that was sent", e);
    }
  }
}
