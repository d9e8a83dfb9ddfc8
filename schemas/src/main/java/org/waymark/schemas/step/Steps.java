package org.waymark.schemas.step;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The steps of works that must survive the death of the process: each work says when it has reached
 * one. Normally nothing comes of it. A fault run names a step in a system property:
 *
 * <ul>
 *   <li>{@code waymark.halt-at}, as {@code lake.files-written} or {@code lake.files-written:3} for
 *       the third time: the process dies there as if by kill -9; no hook runs, nothing is flushed
 *       or closed.
 *   <li>{@code waymark.stop-at}, as {@code lake.files-written@FILE}: whenever it gets there and the
 *       file is there, it takes the file away and stands still as if by kill -STOP, until somebody
 *       sends it SIGCONT.
 * </ul>
 *
 * <p>A step is called after its work and what it has done, {@code WORK.WHAT-IS-DONE}, in one
 * literal: the fault runs find the steps by looking for the calls.
 */
public final class Steps {

  /** The system property that names the step at which the process dies. */
  public static final String HALT_AT = "waymark.halt-at";

  /** The system property that names the step at which the process stands still. */
  public static final String STOP_AT = "waymark.stop-at";

  /** How a process ends that died at a step: as one that was killed. */
  public static final int KILLED = 137;

  private static final Aim AIM = Aim.of(System.getProperty(HALT_AT, ""));
  private static final Stop STOP = Stop.of(System.getProperty(STOP_AT, ""));
  private static final AtomicInteger TIMES = new AtomicInteger();

  private Steps() {}

  /** Says that a step is done, before the next one begins; dies or stands still if asked to. */
  public static void reached(String step) {
    if (AIM.step().equals(step) && TIMES.incrementAndGet() == AIM.time()) {
      System.err.println("halted at " + step);
      Runtime.getRuntime().halt(KILLED);
    }
    if (STOP.step().equals(step)) {
      standStill();
    }
  }

  private static void standStill() {
    try {
      if (Files.deleteIfExists(STOP.when())) {
        String own = Long.toString(ProcessHandle.current().pid());
        new ProcessBuilder("sh", "-c", "kill -STOP " + own).inheritIO().start().waitFor();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot stand still", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Where to die.
   *
   * @param step its name; empty to live
   * @param time at which of the times that it is reached, from 1
   */
  record Aim(String step, int time) {

    static Aim of(String written) {
      String[] parts = written.split(":", 2);
      return new Aim(parts[0], parts.length == 1 ? 1 : Integer.parseInt(parts[1]));
    }
  }

  /**
   * Where to stand still.
   *
   * @param step its name; empty to go on
   * @param when the file that must be there
   */
  record Stop(String step, Path when) {

    static Stop of(String written) {
      String[] parts = written.split("@", 2);
      return new Stop(parts[0], Path.of(parts.length == 1 ? "" : parts[1]));
    }
  }
}
