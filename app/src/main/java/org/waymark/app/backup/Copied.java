package org.waymark.app.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import org.waymark.app.access.OwnerOnly;

/**
 * A file of a backup.
 *
 * @param path below the home, with slashes
 * @param bytes its length
 * @param sha256 of what it holds, in hexadecimal digits
 */
record Copied(String path, long bytes, String sha256) {

  private static final int BUFFER = 1 << 18;

  /** Copies a file, for its owner alone, onto the disk. */
  static Copied copy(Path from, Path to, String path) throws IOException {
    OwnerOnly.createDirectory(Objects.requireNonNull(to.toAbsolutePath().getParent()));
    OwnerOnly.create(to);
    MessageDigest digest = newDigest();
    long bytes = 0;
    try (InputStream in = Files.newInputStream(from);
        FileChannel out = FileChannel.open(to, StandardOpenOption.WRITE)) {
      byte[] buffer = new byte[BUFFER];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
        ByteBuffer rest = ByteBuffer.wrap(buffer, 0, read);
        while (rest.hasRemaining()) {
          out.write(rest);
        }
        bytes += read;
      }
      out.force(true);
    }
    return new Copied(path, bytes, HexFormat.of().formatHex(digest.digest()));
  }

  /** What a file holds now, as a file of that name. */
  static Copied of(Path file, String path) throws IOException {
    MessageDigest digest = newDigest();
    long bytes = 0;
    try (InputStream in = Files.newInputStream(file)) {
      byte[] buffer = new byte[BUFFER];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
        bytes += read;
      }
    }
    return new Copied(path, bytes, HexFormat.of().formatHex(digest.digest()));
  }

  private static MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
