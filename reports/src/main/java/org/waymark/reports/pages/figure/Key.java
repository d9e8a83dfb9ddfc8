package org.waymark.reports.pages.figure;

import java.util.Locale;
import org.waymark.reports.statistics.chart.Judgement;

/** The signs of a legend, which are drawn as on the chart and say nothing themselves. */
public final class Key {

  private static final double SIZE = 16;
  private static final double POINT = 4.6;

  private Key() {}

  /** A point of a judgement. */
  public static String of(Judgement judgement) {
    return point(Shape.of(judgement), Fill.FULL);
  }

  /** A point that late records may still change. */
  public static String provisional() {
    return point(Shape.COMMON_CAUSE, Fill.HOLLOW);
  }

  /**
   * A line.
   *
   * @param kind {@code mean}, {@code limit}, {@code near} or {@code anew}
   */
  public static String line(String kind) {
    Stroke stroke = Stroke.valueOf(kind.toUpperCase(Locale.ROOT));
    Svg svg = begin(2 * SIZE);
    boolean upright = stroke == Stroke.ANEW;
    Place from = upright ? new Place(SIZE, 1) : new Place(1, SIZE / 2);
    Place to = upright ? new Place(SIZE, SIZE - 1) : new Place(2 * SIZE - 1, SIZE / 2);
    return svg.line(stroke, from, to).end();
  }

  private static String point(Shape shape, Fill fill) {
    Svg svg = begin(SIZE);
    shape.draw(svg, new Place(SIZE / 2, SIZE / 2), POINT, fill);
    return svg.end();
  }

  private static Svg begin(double width) {
    return new Svg()
        .open(
            "svg",
            "xmlns",
            "http://www.w3.org/2000/svg",
            "class",
            "figure key",
            "viewBox",
            "0 0 " + Svg.number(width) + " " + Svg.number(SIZE),
            "width",
            Svg.number(width),
            "height",
            Svg.number(SIZE),
            "aria-hidden",
            "true");
  }
}
