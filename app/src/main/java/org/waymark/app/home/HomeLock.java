package org.waymark.app.home;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.waymark.app.access.OwnerOnly;

/**
 * One process at a time has the parts of a home running. The lock is the operating system's, so
 * that of a killed process is gone with it; the file's text tells others where the broker listens.
 *
 * <p>Two bytes far behind the text are locked: who has the first has the home; the second says so
 * to those who only ask, so that a question never stands in the way of one who takes the home.
 */
public final class HomeLock implements AutoCloseable {

  private static final long OWNER = 1 << 20;
  private static final long SIGN = OWNER + 1;

  /**
   * The homes of this very process. It must not open their files a second time: the system drops
   * all of a process's locks on a file as soon as the process closes it once.
   */
  private static final Map<Path, HomeLock> OWN = new HashMap<>();

  private final Path file;
  private final FileChannel channel;
  private String server = "";

  private HomeLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * Takes the home; empty if a living process, perhaps this one, has it.
   *
   * @throws HalfRestoredException when a restore into it has not come to its end
   */
  public static Optional<HomeLock> take(Home home) {
    requireWhole(home);
    return takeToRestore(home);
  }

  /**
   * Fails if a home is not whole.
   *
   * @throws HalfRestoredException when a restore into it has not come to its end
   */
  public static void requireWhole(Home home) {
    if (Files.exists(home.restoring())) {
      throw new HalfRestoredException(home);
    }
  }

  /** Takes the home likewise, whole or not. */
  public static Optional<HomeLock> takeToRestore(Home home) {
    home.prepare();
    synchronized (OWN) {
      try {
        Path file = file(home);
        return OWN.containsKey(file) ? Optional.empty() : take(file);
      } catch (IOException e) {
        throw new UncheckedIOException("cannot lock the home " + home, e);
      }
    }
  }

  private static Optional<HomeLock> take(Path file) throws IOException {
    OwnerOnly.create(file);
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (channel.tryLock(OWNER, 1, false) == null) {
      channel.close();
      return Optional.empty();
    }
    channel.truncate(0); // where a killed process listened, before anybody takes it for ours
    channel.lock(SIGN, 1, false); // a moment at most: who asks lets go at once
    HomeLock lock = new HomeLock(file, channel);
    OWN.put(file, lock);
    return Optional.of(lock);
  }

  /** Whether a living process has the home. */
  public static boolean isTaken(Home home) {
    synchronized (OWN) {
      try {
        return Files.exists(home.lock()) && isTaken(file(home));
      } catch (IOException e) {
        throw new UncheckedIOException("cannot ask for the lock of the home " + home, e);
      }
    }
  }

  private static boolean isTaken(Path file) throws IOException {
    if (OWN.containsKey(file)) {
      return true;
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      return channel.tryLock(SIGN, 1, false) == null;
    }
  }

  /**
   * Where the broker of the living process that has the home listens; empty while it starts or
   * stops, and when there is none.
   */
  public static Optional<String> bootstrapServer(Home home) {
    synchronized (OWN) {
      try {
        return isTaken(home)
            ? Optional.of(text(file(home))).filter(text -> !text.isEmpty())
            : Optional.empty();
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read the lock of the home " + home, e);
      }
    }
  }

  private static String text(Path file) throws IOException {
    HomeLock own = OWN.get(file);
    return own == null ? Files.readString(file).strip() : own.server;
  }

  /**
   * Tells others where the broker listens.
   *
   * @return to be closed before the broker is: it tells others not to come any more
   */
  public Closeable announce(String bootstrapServer) {
    write(bootstrapServer);
    return () -> write("");
  }

  private void write(String text) {
    synchronized (OWN) {
      try {
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), 0);
        server = text;
      } catch (IOException e) {
        throw new UncheckedIOException("cannot write into the home's lock", e);
      }
    }
  }

  /** Gives the home up. */
  @Override
  public void close() {
    synchronized (OWN) {
      try (channel) {
        OWN.remove(file);
        channel.truncate(0);
      } catch (IOException e) {
        throw new UncheckedIOException("cannot let go of the home's lock", e);
      }
    }
  }

  private static Path file(Home home) throws IOException {
    return new Home(home.directory().toRealPath()).lock();
  }
}
