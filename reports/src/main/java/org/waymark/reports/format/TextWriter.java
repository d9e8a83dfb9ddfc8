package org.waymark.reports.format;

import java.io.IOException;
import java.io.Writer;

/** A writer of results that need no more than text. */
abstract class TextWriter implements ResultWriter {

  private final Writer out;

  TextWriter(Writer out) {
    this.out = out;
  }

  final void print(String text) {
    try {
      out.write(text);
    } catch (IOException e) {
      throw new OutputClosedException("the output was closed before all was written", e);
    }
  }

  final void flush() {
    try {
      out.flush();
    } catch (IOException e) {
      throw new OutputClosedException("the output was closed before all was written", e);
    }
  }
}
