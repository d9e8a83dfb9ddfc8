package org.waymark.app.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The standard output of the process. It remembers why it failed, which a {@link PrintStream} does
 * not: a full disk is a failure, a reader that has gone, such as {@code head}, is none.
 */
public final class StandardOutput extends PrintStream {

  private static final int TYPE_OF_FILE = 0170000;
  private static final int PIPE = 0010000;
  private static final int SOCKET = 0140000;

  private final Remembering below;

  private StandardOutput(Remembering below) {
    super(new BufferedOutputStream(below), false, StandardCharsets.UTF_8);
    this.below = below;
  }

  /** Takes the place of {@link System#out}. */
  public static void install() {
    System.setOut(new StandardOutput(new Remembering(new FileOutputStream(FileDescriptor.out))));
  }

  /** The exit code of a command that ended so, when everything that it wrote has to be written. */
  static int settle(int exitCode) {
    System.out.flush();
    IOException failure = System.out instanceof StandardOutput out ? out.below.failure : null;
    if (failure == null || isReadByAnother()) {
      return exitCode;
    }
    System.err.println("waymark: standard output cannot be written: " + Reason.of(failure));
    return ExitCode.FAILED;
  }

  /** Whether somebody would see what is written. */
  static boolean isTerminal() {
    try {
      return Path.of("/dev/stdout").toRealPath().toString().matches("/dev/(pts/|tty|console).*");
    } catch (IOException e) {
      return System.console() != null;
    }
  }

  /** Told by what the output is, since the words of an error are in the language of the system. */
  private static boolean isReadByAnother() {
    try {
      int mode = (Integer) Files.getAttribute(Path.of("/dev/stdout"), "unix:mode");
      int type = mode & TYPE_OF_FILE;
      return type == PIPE || type == SOCKET;
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
      return false; // a system that does not say what its files are: then it is an error as any
    }
  }

  private static final class Remembering extends OutputStream {

    private final OutputStream out;
    private volatile @Nullable IOException failure;

    Remembering(OutputStream out) {
      this.out = out;
    }

    @Override
    public void write(int oneByte) throws IOException {
      write(new byte[] {(byte) oneByte}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      try {
        out.write(bytes, offset, length);
      } catch (IOException e) {
        failure = e;
        throw e;
      }
    }
  }
}
