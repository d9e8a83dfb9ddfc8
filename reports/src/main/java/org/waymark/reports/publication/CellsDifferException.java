package org.waymark.reports.publication;

/** Numbers that were counted twice differ: nothing was published. */
public final class CellsDifferException extends RuntimeException {

  /** With how many differ. */
  CellsDifferException(long differing) {
    super(
        "nothing was published: %d numbers differ when they are counted again;  waymark audit  names them"
            .formatted(differing));
  }
}
