package org.waymark.reports.pages.figure;

import static org.waymark.reports.pages.figure.Svg.number;

import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.waymark.reports.pages.PeriodWords;
import org.waymark.reports.pages.Texts;
import org.waymark.reports.pages.ValueWords;
import org.waymark.reports.statistics.chart.Limits;
import org.waymark.reports.trends.Trend;
import org.waymark.reports.trends.TrendPoint;

/** An indicator against its own past: values, mean, limits, gaps, and where it begins anew. */
public final class TrendFigure {

  private static final double SMALL_POINT = 2.4;
  private static final double LARGE_POINT = 4.6;
  private static final String PROVISIONAL = "provisional";

  private final Trend trend;
  private final Texts texts;
  private final Ground ground;

  private TrendFigure(Trend trend, Texts texts, Panel panel) {
    this.trend = trend;
    this.texts = texts;
    double[] levels = trend.points().stream().flatMapToDouble(TrendFigure::levels).toArray();
    Scale.Range range =
        trend.measure().isShare() ? Scale.Range.ofShares(levels) : Scale.Range.of(levels);
    List<Slot> slots = trend.points().stream().map(point -> slot(point, texts)).toList();
    ground = Ground.of(panel, range, slots);
  }

  /**
   * One of many on a page.
   *
   * @param trend with one point or more
   */
  public static String small(Trend trend, Caption caption, Texts texts) {
    return new TrendFigure(trend, texts, Panel.SMALL).draw(caption);
  }

  /**
   * One that has a page, with axes and words.
   *
   * @param trend with one point or more
   */
  public static String large(Trend trend, Caption caption, Texts texts) {
    return new TrendFigure(trend, texts, Panel.LARGE).draw(caption);
  }

  private String draw(Caption caption) {
    Panel panel = ground.panel();
    Svg svg = Svg.begin(caption, panel.kind(), panel.width(), panel.height());
    if (isLarge()) {
      ground.axes(svg, value -> ValueWords.plain(value, trend.measure().unit(), texts));
    }
    ground.gaps(svg);
    level(svg, Stroke.LIMIT, Limits::lower);
    level(svg, Stroke.LIMIT, Limits::upper);
    if (isLarge()) {
      level(svg, Stroke.NEAR, Limits::nearLower);
      level(svg, Stroke.NEAR, Limits::nearUpper);
    }
    level(svg, Stroke.MEAN, Limits::centre);
    anew(svg);
    values(svg);
    IntStream.range(0, trend.points().size()).forEach(i -> point(svg, i));
    return svg.end();
  }

  /** A line of the chart, level over the place of each period, broken where it has none. */
  private void level(Svg svg, Stroke stroke, ToDoubleFunction<Limits> which) {
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < trend.points().size(); i++) {
      Optional<Limits> limits = trend.points().get(i).plotted().limits();
      if (limits.isPresent()) {
        String height = number(ground.y().at(which.applyAsDouble(limits.get())));
        path.append(isJoined(i) ? "L" : "M").append(number(ground.edge(i))).append(' ');
        path.append(height).append('H').append(number(ground.edge(i + 1)));
      }
    }
    svg.path(stroke, path.toString());
  }

  private boolean isJoined(int i) {
    return i > 0
        && trend.points().get(i).part() == trend.points().get(i - 1).part()
        && trend.points().get(i - 1).plotted().limits().isPresent();
  }

  /** From value to value of neighbours; no line spans a gap or a place where it begins anew. */
  private void values(Svg svg) {
    StringBuilder path = new StringBuilder();
    for (int i = 1; i < trend.points().size(); i++) {
      TrendPoint before = trend.points().get(i - 1);
      TrendPoint point = trend.points().get(i);
      if (before.isShown() && point.isShown() && before.part() == point.part()) {
        Place from = at(i - 1);
        Place to = at(i);
        path.append('M').append(number(from.x())).append(' ').append(number(from.y()));
        path.append('L').append(number(to.x())).append(' ').append(number(to.y()));
      }
    }
    svg.path(Stroke.VALUES, path.toString());
  }

  private void anew(Svg svg) {
    for (int i = 1; i < trend.points().size(); i++) {
      if (trend.points().get(i).part() != trend.points().get(i - 1).part()) {
        Place top = new Place(ground.edge(i), ground.panel().room().top());
        svg.line(Stroke.ANEW, top, new Place(top.x(), ground.panel().bottom()));
      }
    }
  }

  private void point(Svg svg, int i) {
    TrendPoint point = trend.points().get(i);
    if (!point.isShown()) {
      return;
    }
    boolean newest = trend.newest().filter(point::equals).isPresent();
    double r = isLarge() ? LARGE_POINT : newest ? 2 * SMALL_POINT : SMALL_POINT;
    Fill fill = point.cell().flags().contains(PROVISIONAL) ? Fill.HOLLOW : Fill.FULL;
    Shape shape = Shape.of(point.plotted().judgement());
    if (!isLarge()) {
      shape.draw(svg, at(i), r, fill);
      return;
    }
    svg.open("g", "class", "hit");
    svg.words("title", words(point));
    shape.draw(svg, at(i), r, fill);
    svg.close();
  }

  /** What stands beside a point for those who point at it. */
  private String words(TrendPoint point) {
    String value =
        ValueWords.of(point.plotted().point().value().orElseThrow(), trend.measure().unit(), texts);
    String why = point.why().isEmpty() ? "" : ": " + point.why();
    return "%s: %s, %s%s"
        .formatted(
            PeriodWords.label(point.cell().period().label(), texts), value, point.variation(), why);
  }

  private Place at(int i) {
    return ground.place(i, trend.points().get(i).plotted().point().value().orElseThrow());
  }

  private boolean isLarge() {
    return ground.panel() == Panel.LARGE;
  }

  private static Slot slot(TrendPoint point, Texts texts) {
    return new Slot(
        PeriodWords.brief(point.cell().period().label(), texts),
        point.isShown()
            ? Optional.empty()
            : Optional.of(texts.spelt("cell", point.cell().status())));
  }

  private static DoubleStream levels(TrendPoint point) {
    return DoubleStream.concat(
        point.plotted().point().value().stream(),
        point.plotted().limits().stream()
            .flatMapToDouble(limits -> DoubleStream.of(limits.lower(), limits.upper())));
  }
}
