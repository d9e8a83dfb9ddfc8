package org.waymark.reports.trends;

import java.util.LongSummaryStatistics;
import java.util.stream.IntStream;
import org.waymark.reports.statistics.chart.Judgement;
import org.waymark.reports.statistics.chart.Part;
import org.waymark.reports.statistics.chart.Part.Standing;
import org.waymark.reports.statistics.chart.Part.Variant;
import org.waymark.reports.statistics.chart.Plotted;
import org.waymark.reports.statistics.chart.Point;
import org.waymark.reports.statistics.chart.Rules;
import org.waymark.reports.statistics.chart.Signal;

/**
 * A period on its chart.
 *
 * @param cell as it was published
 * @param plotted what the chart says of it
 * @param part of the chart in which it stands
 */
public record TrendPoint(TrendCell cell, Plotted plotted, Part part) {

  /** Whether it has a value. */
  public boolean isShown() {
    return plotted.point().value().isPresent();
  }

  /** Whether its part has limits. */
  public boolean hasLimits() {
    return part.variant() != Variant.NONE;
  }

  /** What kind of variation it is, in words. */
  public String variation() {
    return words(plotted.judgement());
  }

  /** By which rule, or why it cannot be told; empty where there is nothing to say. */
  public String why() {
    if (!isShown()) {
      return cell.status().replace('_', ' ');
    }
    return plotted.mark().map(mark -> words(mark.signal())).orElseGet(this::whyNoLimits);
  }

  /** Which limits hold there, in words. */
  public String limits() {
    if (!hasLimits()) {
      return "none";
    }
    String since = part.begunBy().map(rebase -> ", begun anew " + rebase.from()).orElse("");
    return part.standing() == Standing.TRIAL
        ? "trial, %d of %d values%s".formatted(shown(), Rules.BASELINE, since)
        : "frozen at %d values%s".formatted(Rules.BASELINE, since);
  }

  /** The variant of the chart, which stands wherever one is shown. */
  public String variant() {
    return hasLimits() ? part.variant().title() + ", screened" : part.variant().title();
  }

  /** A judgement in words. */
  static String words(Judgement judgement) {
    return switch (judgement) {
      case IMPROVEMENT -> "improvement";
      case CONCERN -> "concern";
      case NEITHER -> "a change, neither direction is better";
      case COMMON_CAUSE -> "common cause";
      case CANNOT_TELL -> "cannot tell";
    };
  }

  private static String words(Signal signal) {
    return switch (signal) {
      case OUTSIDE_LIMITS -> "outside the limits";
      case TREND -> "one of 7 or more that always rise or always fall";
      case TWO_OF_THREE -> "two of three beyond a near line";
      case SHIFT -> "one of 7 or more on one side of the mean";
      case COMMON_CAUSE -> "";
    };
  }

  private String whyNoLimits() {
    LongSummaryStatistics sizes =
        part.points().stream()
            .map(Plotted::point)
            .filter(point -> point.value().isPresent())
            .mapToLong(Point::size)
            .summaryStatistics();
    if (!hasNeighbours()) {
      return "no two values stand side by side";
    }
    return sizes.getMax() > 2 * sizes.getMin()
        ? "what the values are out of differs more than twofold"
        : "the values do not vary";
  }

  private boolean hasNeighbours() {
    return IntStream.range(1, part.points().size())
        .anyMatch(
            i ->
                part.points().get(i - 1).point().value().isPresent()
                    && part.points().get(i).point().value().isPresent());
  }

  private long shown() {
    return part.points().stream().filter(each -> each.point().value().isPresent()).count();
  }
}
