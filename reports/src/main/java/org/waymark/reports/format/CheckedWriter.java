package org.waymark.reports.format;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.function.BooleanSupplier;

/**
 * A writer that notices when nobody reads on: a {@link PrintStream} swallows that unless it is
 * asked. Buffered; asks whenever a buffer is handed on.
 */
final class CheckedWriter extends Writer {

  private final Writer out;
  private final BooleanSupplier failed;

  private CheckedWriter(Writer out, BooleanSupplier failed) {
    this.out = out;
    this.failed = failed;
  }

  /** Onto a stream, in UTF-8. */
  static Writer onto(PrintStream out) {
    Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    return new BufferedWriter(new CheckedWriter(writer, out::checkError));
  }

  /** Onto a writer, which says itself that it failed. */
  static Writer onto(Writer out) {
    return new BufferedWriter(new CheckedWriter(out, () -> false));
  }

  @Override
  public void write(char[] text, int offset, int length) {
    try {
      out.write(text, offset, length);
      flush();
    } catch (IOException e) {
      throw new OutputClosedException("the output was closed before all was written", e);
    }
  }

  @Override
  public void flush() {
    try {
      out.flush();
    } catch (IOException e) {
      throw new OutputClosedException("the output was closed before all was written", e);
    }
    if (failed.getAsBoolean()) {
      throw new OutputClosedException();
    }
  }

  /** Leaves open what it writes to: that is not its own. */
  @Override
  public void close() {
    flush();
  }
}
