package org.waymark.reports.pages.figure;

import static org.waymark.reports.pages.figure.Svg.number;

import java.util.List;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Values period by period with their intervals: shares as bars from 0, others as points. */
public final class IntervalFigure {

  private static final double POINT = 4.2;
  private static final double BAR = 0.62;
  private static final double WIDEST = 34;
  private static final double CAP = 4;

  private final List<Bar> bars;
  private final Kind kind;
  private final Ground ground;

  /** What the values are. */
  public enum Kind {
    SHARE,
    NUMBER
  }

  /**
   * A period.
   *
   * @param label short
   * @param words all that there is to say of it; of what is not shown, why
   * @param value nothing where it is not shown
   */
  public record Bar(String label, String words, Optional<Value> value) {}

  /**
   * A value.
   *
   * @param interval nothing where it cannot be told
   * @param provisional whether late records may still change it
   */
  public record Value(double value, Optional<Between> interval, Fill fill) {}

  /** Where the true value can well lie. */
  public record Between(double lower, double upper) {}

  private IntervalFigure(List<Bar> bars, Kind kind) {
    this.bars = bars;
    this.kind = kind;
    double[] levels = levels();
    Scale.Range range = kind == Kind.SHARE ? Scale.Range.ofShares(levels) : Scale.Range.of(levels);
    ground =
        Ground.of(
            Panel.LARGE,
            range,
            bars.stream()
                .map(
                    bar ->
                        new Slot(
                            bar.label(),
                            bar.value().isPresent() ? Optional.empty() : Optional.of(bar.words())))
                .toList());
  }

  /**
   * The drawing.
   *
   * @param bars one or more, by period
   * @param words of a value on the axis
   */
  public static String of(
      List<Bar> bars, Kind kind, Caption caption, DoubleFunction<String> words) {
    return new IntervalFigure(bars, kind).draw(caption, words);
  }

  private String draw(Caption caption, DoubleFunction<String> words) {
    Svg svg = Svg.begin(caption, "large", Panel.LARGE.width(), Panel.LARGE.height());
    ground.axes(svg, words);
    ground.gaps(svg);
    IntStream.range(0, bars.size()).forEach(i -> bar(svg, i));
    return svg.end();
  }

  private void bar(Svg svg, int i) {
    if (bars.get(i).value().isEmpty()) {
      return;
    }
    Value value = bars.get(i).value().get();
    svg.open("g", "class", "hit");
    svg.words("title", bars.get(i).words());
    if (kind == Kind.SHARE) {
      column(svg, i, value);
    }
    value.interval().ifPresent(interval -> whisker(svg, i, interval));
    if (kind == Kind.NUMBER) {
      Shape.COMMON_CAUSE.draw(svg, ground.place(i, value.value()), POINT, value.fill());
    }
    svg.close();
  }

  private void column(Svg svg, int i, Value value) {
    double width = Math.min(WIDEST, ground.step() * BAR);
    double top = ground.y().at(Math.max(0, value.value()));
    double foot = ground.y().at(Math.min(0, value.value()));
    svg.element(
        "rect",
        "class",
        "column" + value.fill().kind(),
        "x",
        number(ground.x(i) - width / 2),
        "y",
        number(top),
        "width",
        number(width),
        "height",
        number(foot - top),
        "fill",
        "currentColor",
        "fill-opacity",
        value.fill() == Fill.FULL ? "0.35" : "0.1",
        "stroke",
        "currentColor");
  }

  private void whisker(Svg svg, int i, Between interval) {
    Place low = ground.place(i, interval.lower());
    Place high = ground.place(i, interval.upper());
    svg.line(Stroke.WHISKER, low, high);
    for (Place end : List.of(low, high)) {
      svg.line(
          Stroke.WHISKER, new Place(end.x() - CAP, end.y()), new Place(end.x() + CAP, end.y()));
    }
  }

  private double[] levels() {
    DoubleStream shown =
        bars.stream()
            .flatMap(bar -> bar.value().stream())
            .flatMapToDouble(
                value ->
                    DoubleStream.concat(
                        DoubleStream.of(value.value()),
                        value.interval().stream()
                            .flatMapToDouble(each -> DoubleStream.of(each.lower(), each.upper()))));
    return kind == Kind.SHARE
        ? DoubleStream.concat(DoubleStream.of(0), shown).toArray()
        : shown.toArray();
  }
}
