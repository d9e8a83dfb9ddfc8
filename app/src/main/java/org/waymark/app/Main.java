package org.waymark.app;

import java.io.BufferedInputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.InputStream;
import org.waymark.app.cli.Pipe;
import org.waymark.app.cli.StandardOutput;
import org.waymark.app.cli.WaymarkCommand;

/** Where the program begins. */
public final class Main {

  private Main() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    System.setIn(standardInput());
    StandardOutput.install();
    System.exit(WaymarkCommand.run(arguments));
  }

  private static InputStream standardInput() {
    return new BufferedInputStream(
        new Pipe(new FileInputStream(FileDescriptor.in).getChannel()).stream());
  }
}
