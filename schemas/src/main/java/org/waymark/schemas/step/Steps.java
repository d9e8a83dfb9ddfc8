package org.waymark.schemas.step;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * The steps of works that must survive the death of the process: each work says when it has reached
 * one. Normally nothing comes of it. A fault run names a step in the system property {@code
 * waymark.halt-at}, as {@code lake.files-written} or {@code lake.files-written:3} for the third
 * time, and the process dies there as if by kill -9: no hook runs, nothing is flushed or closed.
 *
 * <p>A step is called after its work and what it has done, {@code WORK.WHAT-IS-DONE}, in one
 * literal: the fault runs find the steps by looking for the calls.
 */
public final class Steps {

  /** The system property that names the step at which the process dies. */
  public static final String HALT_AT = "waymark.halt-at";

  /** How a process ends that died at a step: as one that was killed. */
  public static final int KILLED = 137;

  private static final Aim AIM = Aim.of(System.getProperty(HALT_AT, ""));
  private static final AtomicInteger TIMES = new AtomicInteger();

  private Steps() {}

  /** Says that a step is done, before the next one begins; dies here if that was asked for. */
  public static void reached(String step) {
    if (AIM.step().equals(step) && TIMES.incrementAndGet() == AIM.time()) {
      System.err.println("halted at " + step);
      Runtime.getRuntime().halt(KILLED);
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
}
