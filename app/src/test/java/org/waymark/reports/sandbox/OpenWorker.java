package org.waymark.reports.sandbox;

/**
 * The locked-up process without the look at statements: what stands behind that has to hold too.
 */
public final class OpenWorker {

  private OpenWorker() {}

  /** Runs until nobody asks any more. */
  public static void main(String[] arguments) throws InterruptedException {
    Worker.run(Worker.Check.NOTHING);
  }
}
