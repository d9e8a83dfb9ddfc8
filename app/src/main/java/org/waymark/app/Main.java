package org.waymark.app;

import org.waymark.app.cli.StandardOutput;
import org.waymark.app.cli.WaymarkCommand;

/** Where the program begins. */
public final class Main {

  private Main() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    StandardOutput.install();
    System.exit(WaymarkCommand.run(arguments));
  }
}
