package org.waymark.reports.publication;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.waymark.schemas.step.Steps;

/**
 * A directory of numbered ones that never change, such as publications: {@code 1}, {@code 2}, ...
 * and, of publications, {@code latest}, which holds the number of the newest. One is made in a
 * directory of another name, is on the disk before it gets its number by a rename, and only then is
 * pointed to. So at any moment a number is not there or stands for a whole publication.
 *
 * @param root the directory
 */
public record Folder(Path root) {

  private static final String MAKING = ".making-";
  private static final String POINTER = "latest";
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration PAUSE = Duration.ofMillis(50);

  /** The system's lock belongs to the process, so the threads of one need another. */
  private static final ReentrantLock OWN = new ReentrantLock();

  /** Writes files into a directory. */
  public interface Writing {
    /** Into one that is there and empty. */
    void into(Path directory) throws IOException;
  }

  /** The numbers that are there, from the first. */
  public List<Integer> numbers() {
    if (Files.notExists(root)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(root)) {
      return entries
          .map(entry -> entry.getFileName().toString())
          .filter(name -> name.matches("[1-9]\\d{0,8}"))
          .map(Integer::valueOf)
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot look into " + root, e);
    }
  }

  /** The number that the pointer names. */
  Optional<Integer> newest() {
    try {
      return Optional.of(Integer.valueOf(Files.readString(root.resolve(POINTER)).strip()));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + root.resolve(POINTER), e);
    }
  }

  /** Where a number is, or would be. */
  public Path directory(int number) {
    return root.resolve(Integer.toString(number));
  }

  /**
   * Keeps all others from publishing until it is closed, and makes good what a crash left: what was
   * being made is removed, and what was made is pointed to.
   *
   * @throws PublicationException when another publication takes too long
   */
  Closeable lock() throws IOException {
    Closeable held = hold();
    try {
      pointToLast();
      return held;
    } catch (IOException | RuntimeException e) {
      held.close();
      throw e;
    }
  }

  /**
   * The same without the pointer, for numbers of which none is the one to read.
   *
   * @throws PublicationException when another takes too long
   */
  public Closeable hold() throws IOException {
    Files.createDirectories(root);
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    if (!tryOwn()) {
      throw isBusy();
    }
    try {
      FileChannel channel = lockFile(deadline);
      recover();
      return () -> {
        // The file first: whoever has the lock of the process finds no file locked.
        try {
          channel.close();
        } finally {
          OWN.unlock();
        }
      };
    } catch (IOException | RuntimeException e) {
      OWN.unlock();
      throw e;
    }
  }

  /**
   * Makes a publication, under the lock.
   *
   * @return its directory
   */
  Path add(int number, Writing writing) throws IOException {
    Path made = seal(number, writing);
    point(number);
    Steps.reached("publish.pointed-to");
    return made;
  }

  /**
   * Makes one likewise that is not pointed to. If its writing fails, nothing is left of it.
   *
   * @return its directory
   */
  public Path seal(int number, Writing writing) throws IOException {
    Path making = Files.createTempDirectory(root, MAKING);
    try {
      writing.into(making);
    } catch (IOException | RuntimeException e) {
      remove(making);
      throw e;
    }
    settle(making);
    Steps.reached("publish.files-written");
    Files.move(making, directory(number), StandardCopyOption.ATOMIC_MOVE);
    sync(root);
    Steps.reached("publish.named");
    return directory(number);
  }

  private void recover() throws IOException {
    try (Stream<Path> entries = Files.list(root)) {
      for (Path left :
          entries.filter(entry -> entry.getFileName().toString().startsWith(MAKING)).toList()) {
        remove(left);
      }
    }
  }

  private void pointToLast() throws IOException {
    List<Integer> numbers = numbers();
    if (!numbers.isEmpty()) {
      int last = numbers.get(numbers.size() - 1);
      if (newest().filter(number -> number == last).isEmpty()) {
        point(last);
      }
    }
  }

  private void point(int number) throws IOException {
    Path next = root.resolve(MAKING + POINTER);
    Files.writeString(next, number + "\n");
    sync(next);
    Files.move(next, root.resolve(POINTER), StandardCopyOption.ATOMIC_MOVE);
    sync(root);
  }

  /** Onto the disk, the files before their directories, and the files for reading only. */
  private static void settle(Path directory) throws IOException {
    boolean posix = Files.getFileStore(directory).supportsFileAttributeView("posix");
    try (Stream<Path> all = Files.walk(directory)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        sync(each);
        if (posix && Files.isRegularFile(each)) {
          Files.setPosixFilePermissions(each, PosixFilePermissions.fromString("r--------"));
        }
      }
    }
  }

  private static void sync(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private static void remove(Path tree) throws IOException {
    try (Stream<Path> all = Files.walk(tree)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }

  private FileChannel lockFile(long deadline) throws IOException {
    FileChannel channel =
        FileChannel.open(
            root.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      while (channel.tryLock() == null) {
        if (System.nanoTime() > deadline) {
          throw isBusy();
        }
        Thread.sleep(PAUSE.toMillis());
      }
      return channel;
    } catch (InterruptedException e) {
      channel.close();
      Thread.currentThread().interrupt();
      throw new PublicationException("interrupted while another publication is made", e);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private static boolean tryOwn() {
    try {
      return OWN.tryLock(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PublicationException("interrupted while another publication is made", e);
    }
  }

  private PublicationException isBusy() {
    return new PublicationException(
        "another is being made in " + root + ": try again when it is done");
  }
}
