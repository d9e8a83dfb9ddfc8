package org.waymark.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.waymark.app.home.Home;
import org.waymark.app.kafka.KafkaSettings;
import org.waymark.app.pipeline.Pipeline;

/** A home with its parts running and its programs loaded, so that a command starts at once. */
final class RunningHome implements AutoCloseable {

  private static final long LONGEST_S = 120;

  private final Path directory;
  private final Pipeline pipeline;
  private final Cli cli;

  private RunningHome(Path directory, Pipeline pipeline) {
    this.directory = directory;
    this.pipeline = pipeline;
    this.cli = new Cli(directory.resolve("home"));
  }

  /** Starts the parts under a directory that is there already. */
  static RunningHome in(Path directory) {
    Path home = directory.resolve("home");
    // Before the parts are there, so that this process has the home's lock once.
    Cli.Result loaded = new Cli(home).run("programs", "load", Reference.PROGRAMS.toString());
    assertThat(loaded.exitCode()).as(loaded.err()).isZero();
    return new RunningHome(directory, Pipeline.start(new Home(home), KafkaSettings.EMBEDDED));
  }

  /** The parts. */
  Pipeline pipeline() {
    return pipeline;
  }

  /** Runs a command in this process. */
  Cli.Result run(String... arguments) {
    return cli.run(arguments);
  }

  /**
   * Runs a script of the shell in which {@code waymark} is the program, in a process of its own.
   */
  Cli.Result shell(String script) throws IOException, InterruptedException {
    Path out = Files.createTempFile(directory, "shell", ".out");
    Path err = Files.createTempFile(directory, "shell", ".err");
    Process process =
        new ProcessBuilder("bash", "-c", "waymark() { " + java() + " \"$@\"; }; " + script)
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    if (!process.waitFor(LONGEST_S, TimeUnit.SECONDS)) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      throw new AssertionError("has not ended: " + script);
    }
    return new Cli.Result(process.exitValue(), Files.readString(out), Files.readString(err));
  }

  private String java() {
    return "WAYMARK_HOME=\"${HOME_DIR-"
        + directory.resolve("home")
        + "}\" '"
        + String.join("' '", program())
        + "'";
  }

  /**
   * How to start the program with a small heap: 64 MB are too few for broker and fold on Java 25.
   */
  static List<String> program() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(allowances());
    command.addAll(List.of("-Xmx96m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add("org.waymark.app.Main");
    return command;
  }

  /** What this process was allowed on a newer JDK, which warns without. */
  private static List<String> allowances() {
    return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(argument -> argument.startsWith("--"))
        .toList();
  }

  @Override
  public void close() {
    pipeline.close();
  }
}
