package org.waymark.app;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.waymark.app.cli.WaymarkCommand;

/** The command line as its users call it, on one home, with what it printed. */
public final class Cli {

  private final Path home;
  private final List<String> always;

  /** On a home, with options for the commands that take those of Kafka. */
  public Cli(Path home, String... always) {
    this.home = home;
    this.always = List.of(always);
  }

  /** What a command ended with. */
  public record Result(int exitCode, String out, String err) {}

  /** Runs a command; options for Kafka are added where one takes them. */
  public Result run(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--home", home.toString()));
    if (List.of("import", "programs", "rebase", "budget").contains(arguments[0])) {
      all.addAll(always);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    PrintStream outBefore = System.out;
    PrintStream errBefore = System.err;
    System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
    try {
      int exitCode = WaymarkCommand.run(all.toArray(String[]::new));
      return new Result(
          exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    } finally {
      System.setOut(outBefore);
      System.setErr(errBefore);
    }
  }
}
