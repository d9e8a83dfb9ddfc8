package org.waymark.app.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The program as people start it, in a process of its own, serving a home. */
final class Served implements AutoCloseable {

  private static final long LONGEST_S = 240;
  private static final Pattern ADDRESS = Pattern.compile("http://127\\.0\\.0\\.1:\\d+");

  private final Process process;
  private final String address;

  private Served(Process process, String address) {
    this.process = process;
    this.address = address;
  }

  /** Runs a command to its end; fails with what it said unless it ends with this code. */
  static String run(int exitCode, Path directory, String... arguments)
      throws IOException, InterruptedException {
    Path out = Files.createTempFile(directory, "run", ".out");
    Process process = launch(out, arguments);
    if (!process.waitFor(LONGEST_S, TimeUnit.SECONDS) || process.exitValue() != exitCode) {
      process.destroyForcibly();
      throw new AssertionError(String.join(" ", arguments) + ": " + Files.readString(out));
    }
    return Files.readString(out);
  }

  /** Starts a command that serves pages, and waits until it says where. */
  static Served start(Path directory, String... arguments)
      throws IOException, InterruptedException {
    Path out = Files.createTempFile(directory, "serve", ".out");
    Process process = launch(out, arguments);
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_S);
    while (process.isAlive() && System.nanoTime() < deadline) {
      Matcher address = ADDRESS.matcher(Files.readString(out));
      if (address.find()) {
        return new Served(process, address.group());
      }
      Thread.sleep(100);
    }
    process.destroyForcibly();
    throw new AssertionError(String.join(" ", arguments) + ": " + Files.readString(out));
  }

  private static Process launch(Path out, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx640m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), "org.waymark.app.Main"));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(out.toFile())
        .start();
  }

  /** Where it serves, without a slash at the end. */
  String address() {
    return address;
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
  }
}
