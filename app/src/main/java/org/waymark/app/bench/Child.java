package org.waymark.app.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.waymark.app.Main;

/** A class of this program in a process of its own, with the settings of the launcher. */
final class Child implements AutoCloseable {

  private static final Duration LONGEST = Duration.ofHours(2);
  private static final Duration END = Duration.ofSeconds(60);
  private static final Duration PAUSE = Duration.ofMillis(20);
  private static final String HEAP = "640m";

  private final Process process;
  private final Path words;
  private final long deadline = System.nanoTime() + LONGEST.toNanos();

  private Child(Process process, Path words) {
    this.process = process;
    this.words = words;
  }

  /** Starts a command of Waymark; what it says goes to a file of a directory. */
  static Child waymark(Path directory, String... arguments) throws IOException {
    return start(directory, Main.class, arguments);
  }

  /** Starts a class likewise. */
  static Child start(Path directory, Class<?> main, String... arguments) throws IOException {
    Path words = Files.createTempFile(directory, "child-", ".log");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx" + Objects.requireNonNullElse(System.getenv("WAYMARK_HEAP"), HEAP));
    command.addAll(List.of("-XX:+UseG1GC", "-Dfile.encoding=UTF-8"));
    String partitions = System.getProperty("waymark.partitions");
    if (partitions != null) {
      command.add("-Dwaymark.partitions=" + partitions);
    }
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    // Else it would work on the lake and vault that this shell names, not on a home made for it.
    builder.environment().keySet().removeIf(name -> name.startsWith("WAYMARK_"));
    builder.environment().put("MALLOC_ARENA_MAX", "2");
    return new Child(builder.redirectOutput(words.toFile()).start(), words);
  }

  /** Waits until it has said what a pattern finds, and gives the first group. */
  String await(Pattern pattern) throws IOException, InterruptedException {
    while (isAtWork()) {
      Matcher found = pattern.matcher(Files.readString(words));
      if (found.find()) {
        return found.group(1);
      }
    }
    throw failed();
  }

  /** The most memory that it had so far, in MiB; 0 where the system does not say. */
  double peakMemory() throws IOException {
    return Machine.peakMemory(process.pid()).orElse(0.0);
  }

  /**
   * Waits for its end.
   *
   * @return the most memory that it had, in MiB
   * @throws IllegalStateException when it ends with a failure
   */
  double peakMemoryAtEnd() throws IOException, InterruptedException {
    double peak = 0;
    while (isAtWork()) {
      peak = Math.max(peak, peakMemory());
    }
    if (process.isAlive() || process.exitValue() != 0) {
      throw failed();
    }
    return peak;
  }

  private boolean isAtWork() throws InterruptedException {
    return !process.waitFor(PAUSE.toMillis(), TimeUnit.MILLISECONDS)
        && System.nanoTime() < deadline;
  }

  private IllegalStateException failed() throws IOException {
    return new IllegalStateException(
        "another process did not do its work; it said: " + Files.readString(words).strip());
  }

  /** Ends it, politely first. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(END.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
