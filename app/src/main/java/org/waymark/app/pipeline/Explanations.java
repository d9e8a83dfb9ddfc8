package org.waymark.app.pipeline;

import org.waymark.app.home.Home;
import org.waymark.reports.explain.Explainer;
import org.waymark.reports.explain.Explanation;
import org.waymark.reports.explain.Question;
import org.waymark.reports.lake.Cut;
import org.waymark.reports.pages.board.Explaining;
import org.waymark.reports.publication.Publications;
import org.waymark.schemas.lake.Lake;

/** Explains changes from a home's lake, one at a time: each counts events again. */
public final class Explanations implements Explaining {

  private final Home home;

  /** Of a home that need not hold anything. */
  public Explanations(Home home) {
    this.home = home;
  }

  @Override
  public synchronized Explanation explain(Question question) {
    if (!Lake.exists(home.lake())) {
      throw new IllegalArgumentException(
          "there is nothing in "
              + home.directory()
              + " yet: begin with  waymark programs load FILE  and  waymark import FILE");
    }
    try (Lake lake = Lake.open(home.lake());
        Cut cut = Cut.open(lake)) {
      return Explainer.explain(new Publications(home.published()), cut, question);
    }
  }
}
