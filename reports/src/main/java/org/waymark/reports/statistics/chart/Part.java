package org.waymark.reports.statistics.chart;

import java.util.List;
import java.util.Optional;

/**
 * The points between two rebases, with limits of their own.
 *
 * @param begunBy the rebase; nothing of the first part
 * @param variant of the limits
 * @param standing whether more points still change the limits
 * @param points in order of their days
 */
public record Part(
    Optional<Rebase> begunBy, Variant variant, Standing standing, List<Plotted> points) {

  /** Which limits. */
  public enum Variant {
    XMR("XmR, rules of NHSRplotthedots 0.2.2"),
    LANEY("Laney p', rules of NHSRplotthedots 0.2.2"),
    /** None would tell the truth. */
    NONE("no limits: cannot tell");

    private final String title;

    Variant(String title) {
      this.title = title;
    }

    /** The words that stand wherever the chart is shown. */
    public String title() {
      return title;
    }
  }

  /** Whether more points still change the limits. */
  public enum Standing {
    TRIAL,
    FROZEN
  }
}
