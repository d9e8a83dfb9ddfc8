package org.waymark.reports.lake;

/** Is told how far counting is, from the thread that counts. */
@FunctionalInterface
public interface PartsWatcher {

  /** Tells nobody. */
  PartsWatcher NOBODY = (what, done, parts) -> {};

  /**
   * Called before each part of the people. A work may go through them several times.
   *
   * @param what is being counted, in a few words
   * @param done parts of this time, from 0
   * @param parts of everybody, 1 or more
   */
  void at(String what, int done, int parts);
}
