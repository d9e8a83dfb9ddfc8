package org.waymark.schemas.lake;

/** Is told how far a work on the lake is, from the thread that does it. */
@FunctionalInterface
public interface PartsWatcher {

  /** Tells nobody. */
  PartsWatcher NOBODY = (what, done, parts) -> {};

  /**
   * Called before each part of it. A work may go through all of them several times.
   *
   * @param what is being done, in a few words
   * @param done parts of this time, from 0
   * @param parts in all, 1 or more; the number may change on the way
   */
  void at(String what, int done, int parts);
}
