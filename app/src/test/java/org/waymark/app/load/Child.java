package org.waymark.app.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Another Java with this one's classes. */
public final class Child implements AutoCloseable {

  private static final Pattern PEAK = Pattern.compile("VmHWM:\\s+(\\d+) kB");
  private static final Pattern STATE = Pattern.compile("State:\\s+(.*)");
  private static final Duration LONGEST = Duration.ofMinutes(3);

  private final Process process;
  private final Path words;

  private Child(Process process, Path words) {
    this.process = process;
    this.words = words;
  }

  /** Starts a class; what it says goes to a file. */
  public static Child start(Path words, Class<?> main, String... arguments) throws IOException {
    return start(words, List.of(), main, arguments);
  }

  /** Starts it with options of the JVM. */
  public static Child start(Path words, List<String> options, Class<?> main, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx640m", "-XX:+UseG1GC"));
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(Arrays.asList(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("MALLOC_ARENA_MAX", "2");
    return new Child(builder.redirectOutput(words.toFile()).start(), words);
  }

  /** Waits until a file holds what a pattern finds, and gives its first group. */
  public String await(Path file, Pattern pattern) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + LONGEST.toNanos();
    while (System.nanoTime() < deadline && process.isAlive()) {
      Matcher found = pattern.matcher(Files.exists(file) ? Files.readString(file) : "");
      if (found.find()) {
        return found.group(1);
      }
      Thread.sleep(100);
    }
    throw new AssertionError("it did not start: " + Files.readString(words));
  }

  /** Sends a signal. */
  public void signal(String name) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
  }

  /** The most memory that it had so far, in MB. */
  long peakMegabytes() throws IOException {
    Matcher peak = PEAK.matcher(status());
    return peak.find() ? Long.parseLong(peak.group(1)) / 1024 : -1;
  }

  /** Whether it is not dead; it may stand still. */
  public boolean isAlive() {
    return process.isAlive();
  }

  /** What the system says that it does, as {@code S (sleeping)} or {@code T (stopped)}. */
  public String state() throws IOException {
    Matcher state = STATE.matcher(isAlive() ? status() : "");
    return state.find() ? state.group(1) : "dead";
  }

  private String status() throws IOException {
    return Files.readString(Path.of("/proc/" + process.pid() + "/status"));
  }

  /** What it said. */
  public String words() throws IOException {
    return Files.readString(words);
  }

  /** Ends it, politely first. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
