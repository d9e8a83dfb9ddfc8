package org.waymark.app.home;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One process at a time has the parts of a home running. The lock is the operating system's, so
 * that of a killed process is gone with it; the file's text tells others where the broker listens.
 */
public final class HomeLock implements AutoCloseable {

  private final FileChannel channel;

  private HomeLock(FileChannel channel) {
    this.channel = channel;
  }

  /** Takes the home; empty if a living process has it. */
  public static Optional<HomeLock> take(Home home) {
    home.prepare();
    FileChannel channel = null;
    try {
      channel =
          FileChannel.open(
              home.lock(),
              StandardOpenOption.CREATE,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE);
      if (lock(channel) == null) {
        channel.close();
        return Optional.empty();
      }
      channel.truncate(0);
      return Optional.of(new HomeLock(channel));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot lock the home " + home, e);
    }
  }

  /** Where the broker of the process that has the home listens; empty while it starts or stops. */
  public static Optional<String> bootstrapServer(Home home) {
    try {
      String text = Files.readString(home.lock()).strip();
      return text.isEmpty() ? Optional.empty() : Optional.of(text);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + home.lock(), e);
    }
  }

  /** Tells others where the broker listens. */
  public void announce(String bootstrapServer) {
    try {
      channel.truncate(0);
      channel.write(ByteBuffer.wrap(bootstrapServer.getBytes(StandardCharsets.UTF_8)), 0);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write into the home's lock", e);
    }
  }

  @Override
  public void close() {
    try {
      channel.truncate(0);
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot let go of the home's lock", e);
    }
  }

  private static @Nullable FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null; // another part of this very process has it
    }
  }
}
