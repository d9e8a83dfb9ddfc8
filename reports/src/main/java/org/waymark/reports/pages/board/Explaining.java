package org.waymark.reports.pages.board;

import org.waymark.reports.explain.Explanation;
import org.waymark.reports.explain.Question;

/** Explains a change: it needs the lake, which whoever serves the pages has. */
@FunctionalInterface
public interface Explaining {

  /**
   * Why a number changed.
   *
   * @throws IllegalArgumentException when it cannot be explained, with the reason in words
   */
  Explanation explain(Question question);
}
