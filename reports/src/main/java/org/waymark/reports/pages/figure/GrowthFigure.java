package org.waymark.reports.pages.figure;

import static org.waymark.reports.pages.figure.Svg.number;

import java.util.List;
import java.util.function.DoubleFunction;
import java.util.stream.DoubleStream;

/**
 * What becomes of a share as there is more to do: points from left to right, beside 1, on a
 * logarithmic axis of sizes.
 */
public final class GrowthFigure {

  private static final double WIDTH = 480;
  private static final double HEIGHT = 240;
  private static final double LEFT = 52;
  private static final double RIGHT = 32;
  private static final double TOP = 16;
  private static final double FOOT = 32;
  private static final double RADIUS = 4.5;

  private final List<Point> points;
  private final LogScale x;
  private final Scale y;

  /**
   * A size.
   *
   * @param size above 0
   * @param share of what the smallest size promised
   * @param words all that there is to say of it
   */
  public record Point(double size, double share, String words) {}

  private GrowthFigure(List<Point> points) {
    this.points = points;
    this.x = LogScale.of(points.stream().mapToDouble(Point::size).toArray(), LEFT, WIDTH - RIGHT);
    double[] levels =
        DoubleStream.concat(DoubleStream.of(0, 1), points.stream().mapToDouble(Point::share))
            .toArray();
    double top = DoubleStream.of(levels).max().orElse(1) * 1.1;
    this.y = Scale.of(new Scale.Range(0, top), HEIGHT - FOOT, TOP);
  }

  /**
   * The drawing.
   *
   * @param points by size, two or more
   * @param sizes words of a size
   * @param shares words of a share
   */
  public static String of(
      List<Point> points,
      Caption caption,
      DoubleFunction<String> sizes,
      DoubleFunction<String> shares) {
    return new GrowthFigure(points).draw(caption, sizes, shares);
  }

  private String draw(
      Caption caption, DoubleFunction<String> sizes, DoubleFunction<String> shares) {
    Svg svg = Svg.begin(caption, "large", WIDTH, HEIGHT);
    for (double tick : y.ticks()) {
      across(svg, Stroke.GRID, tick);
      svg.label(shares.apply(tick), new Place(LEFT - 8, y.at(tick) + 4), "end");
    }
    across(svg, Stroke.LIMIT, 1);
    points.forEach(point -> below(svg, point, sizes));
    svg.path(Stroke.VALUES, path());
    points.forEach(point -> draw(svg, point));
    return svg.end();
  }

  private void across(Svg svg, Stroke stroke, double share) {
    svg.line(stroke, new Place(LEFT, y.at(share)), new Place(WIDTH - RIGHT, y.at(share)));
  }

  private void below(Svg svg, Point point, DoubleFunction<String> sizes) {
    double foot = HEIGHT - FOOT;
    svg.line(
        Stroke.TICK, new Place(x.at(point.size()), foot), new Place(x.at(point.size()), foot + 4));
    svg.label(sizes.apply(point.size()), new Place(x.at(point.size()), foot + 18), "middle");
  }

  private String path() {
    StringBuilder path = new StringBuilder();
    for (Point point : points) {
      path.append(path.isEmpty() ? "M" : "L");
      path.append(number(x.at(point.size()))).append(' ').append(number(y.at(point.share())));
    }
    return path.toString();
  }

  private void draw(Svg svg, Point point) {
    svg.open("g", "class", "hit");
    svg.words("title", point.words());
    Place place = new Place(x.at(point.size()), y.at(point.share()));
    Shape.COMMON_CAUSE.draw(svg, place, RADIUS, Fill.FULL);
    svg.close();
  }
}
