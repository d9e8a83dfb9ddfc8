package org.waymark.app.cli;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/**
 * Says on standard error how long work goes: a bar that is drawn over itself on a terminal, a plain
 * line now and then elsewhere. Standard output is for results alone.
 */
final class Terminal {

  private static final Duration REDRAW = Duration.ofMillis(100);
  private static final Duration PLAIN = Duration.ofSeconds(10);
  private static final int BAR = 30;
  private static final String CLEAR_LINE = "\r\u001b[K";

  private final PrintStream out;
  private final boolean drawn;
  private long last = System.nanoTime();
  private String lastWork = "";
  private boolean open;

  /** On a terminal if the launcher found one. */
  Terminal(PrintStream out) {
    this(out, Boolean.getBoolean("waymark.terminal"));
  }

  Terminal(PrintStream out, boolean drawn) {
    this.out = out;
    this.drawn = drawn;
  }

  /**
   * Progress of a work.
   *
   * @param what is being done
   * @param share from 0 to 1, or below 0 if nobody knows
   * @param detail such as how many
   */
  void progress(String what, double share, String detail) {
    long now = System.nanoTime();
    boolean begun = drawn && !what.equals(lastWork);
    if (!begun && now - last < (drawn ? REDRAW : PLAIN).toNanos()) {
      return;
    }
    last = now;
    lastWork = what;
    String percent = share < 0 ? "" : String.format(Locale.ROOT, "%3.0f %%  ", 100 * share);
    if (drawn) {
      out.print(CLEAR_LINE + what + "  " + bar(share) + percent + detail);
      out.flush();
      open = true;
    } else {
      out.println(what + "  " + percent + detail);
    }
  }

  /**
   * Progress of counting, as {@code PartsWatcher} is told of it.
   *
   * @param done parts of all
   */
  void part(String what, int done, int parts) {
    if (parts == 1) {
      progress(what, -1, "");
    } else {
      progress(what, (double) done / parts, "part %d of %d".formatted(done + 1, parts));
    }
  }

  /** A line of its own. */
  void say(String line) {
    clear();
    out.println(line);
  }

  /** Takes the bar away. */
  void clear() {
    if (open) {
      out.print(CLEAR_LINE);
      out.flush();
      open = false;
    }
  }

  /** Takes away a bar that a work left when it failed, before it is said why. */
  static void clearAfterFailure(PrintStream out) {
    Terminal terminal = new Terminal(out);
    terminal.open = terminal.drawn;
    terminal.clear();
  }

  private static String bar(double share) {
    if (share < 0) {
      return "";
    }
    int full = (int) Math.round(BAR * Math.min(1, share));
    return "[" + "=".repeat(full) + " ".repeat(BAR - full) + "] ";
  }
}
