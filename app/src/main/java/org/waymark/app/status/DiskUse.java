package org.waymark.app.status;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/** How long files are. */
final class DiskUse extends SimpleFileVisitor<Path> {

  private long bytes;

  private DiskUse() {}

  /**
   * The lengths of a file, or of all files below a directory. What a running pipeline removes in
   * the meantime counts nothing.
   */
  static long bytes(Path path) {
    DiskUse use = new DiskUse();
    try {
      Files.walkFileTree(path, use);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot look at " + path, e);
    }
    return use.bytes;
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
    bytes += attributes.size();
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
    if (e instanceof NoSuchFileException) {
      return FileVisitResult.CONTINUE;
    }
    throw e;
  }
}
