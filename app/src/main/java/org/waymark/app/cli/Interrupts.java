package org.waymark.app.cli;

import java.time.Duration;

/**
 * Ctrl-C and a polite kill: the one shutdown hook interrupts the command and lets it stop its parts
 * in its own order, for a while.
 */
final class Interrupts {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  private static volatile boolean stopping;

  private final Thread command = Thread.currentThread();
  private volatile boolean finished;

  /** Watches over the command of this thread. */
  static Interrupts watch() {
    Interrupts interrupts = new Interrupts();
    Runtime.getRuntime().addShutdownHook(new Thread(interrupts::stop, "stop"));
    return interrupts;
  }

  /** Whether a command of this process was told to stop: what fails then fails because of that. */
  static boolean isStopping() {
    return stopping;
  }

  /** The command has ended by itself. */
  void finish() {
    finished = true;
  }

  private void stop() {
    if (finished) {
      return;
    }
    stopping = true;
    command.interrupt();
    long deadline = System.nanoTime() + LIMIT.toNanos();
    try {
      while (!finished && System.nanoTime() < deadline) {
        Thread.sleep(20);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
