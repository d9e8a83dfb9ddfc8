package org.waymark.app.status;

/** Whether a pipeline works on a home. */
public enum Running {
  RUNNING("running"),
  /** A living process has the home; its log does not answer, or not yet, or no longer. */
  SILENT("starting, stopping, or its log does not answer"),
  NOT_RUNNING("not running");

  private final String words;

  Running(String words) {
    this.words = words;
  }

  /** For people. */
  public String words() {
    return words;
  }
}
