package org.waymark.reports.format;

import java.util.ArrayList;
import java.util.List;

/** Text broken into lines for a terminal, at spaces that are not {@link #HARD}. */
public final class Lines {

  /** A space at which no line ends; printed as a plain one. */
  public static final char HARD = '\u00a0';

  private static final int WIDTH = 100;

  private final List<String> lines = new ArrayList<>();

  /** The lines so far, none longer than 100 unless a single word is. */
  public List<String> all() {
    return lines.stream().map(line -> line.replace(HARD, ' ')).toList();
  }

  /** A text at the margin. */
  public Lines add(String text) {
    return add("", text);
  }

  /** A text, indented; what does not fit goes on four columns further in. */
  public Lines add(String indent, String text) {
    StringBuilder line = new StringBuilder(indent);
    int start = indent.length();
    for (String word : text.split(" ", -1)) {
      if (line.length() > start && line.length() + 1 + word.length() > WIDTH) {
        lines.add(line.toString());
        line = new StringBuilder(indent).append("    ");
        start = line.length();
      }
      line.append(line.length() > start ? " " : "").append(word);
    }
    lines.add(line.toString());
    return this;
  }

  /** An empty line. */
  public Lines gap() {
    lines.add("");
    return this;
  }
}
