package org.waymark.ingest;

import org.waymark.schemas.reject.Reject;

/** Is told how far an import is, from the thread that imports. */
@FunctionalInterface
public interface Progress {

  /** Tells nobody. */
  Progress NONE = (bytesRead, accepted, rejected) -> {};

  /**
   * Called every thousand lines and at the end of each source.
   *
   * @param bytesRead of all sources so far
   * @param accepted events sent, not yet all acknowledged
   * @param rejected lines
   */
  void at(long bytesRead, long accepted, long rejected);

  /**
   * Called for every line that is refused; does nothing unless somebody wants to know all of them.
   *
   * @param part in which file and sheet it stood
   */
  default void refused(Part part, Reject reject) {}
}
