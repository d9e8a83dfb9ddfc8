package org.waymark.app;

import java.io.BufferedInputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
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

  /** Lets go of a reader that is interrupted, which Java's own does only when more comes in. */
  private static InputStream standardInput() {
    FileChannel channel = new FileInputStream(FileDescriptor.in).getChannel();
    return new BufferedInputStream(Channels.newInputStream(channel));
  }
}
