package org.waymark.reports.pages.figure;

import java.util.List;
import java.util.function.DoubleFunction;
import java.util.stream.DoubleStream;

/**
 * Ratios below each other, each a point with its spread, on an axis on which half and double are
 * equally far from 1.
 */
public final class RatioFigure {

  private static final double WIDTH = 800;
  private static final double LEFT = 360;
  private static final double RIGHT = 64;
  private static final double TOP = 8;
  private static final double ROW = 40;
  private static final double FOOT = 28;
  private static final double RADIUS = 4.5;

  /** The axis has 1 and enough beside it to read a distance, however close the ratios are. */
  private static final List<Double> LEAST_AXIS = List.of(0.1, 1.0, 3.0);

  private final LogScale x;

  /**
   * A ratio.
   *
   * @param name what was measured
   * @param beside what it is compared with
   * @param words all that there is to say of it
   */
  public record Row(
      String name, String beside, String words, double ratio, double least, double most) {}

  private RatioFigure(double[] held) {
    this.x = LogScale.of(held, LEFT, WIDTH - RIGHT);
  }

  /**
   * The drawing.
   *
   * @param rows one or more
   * @param held values above 0 that the axis holds besides, so that several drawings have one axis
   * @param words of a ratio
   */
  public static String of(
      List<Row> rows, double[] held, Caption caption, DoubleFunction<String> words) {
    return new RatioFigure(all(rows, held)).draw(rows, caption, words);
  }

  private static double[] all(List<Row> rows, double[] held) {
    DoubleStream ends =
        rows.stream().flatMapToDouble(row -> DoubleStream.of(row.least(), row.most()));
    return DoubleStream.concat(
            LEAST_AXIS.stream().mapToDouble(Double::doubleValue),
            DoubleStream.concat(ends, DoubleStream.of(held)))
        .toArray();
  }

  private String draw(List<Row> rows, Caption caption, DoubleFunction<String> words) {
    double foot = TOP + rows.size() * ROW;
    Svg svg = Svg.begin(caption, "large", WIDTH, foot + FOOT);
    for (double tick : x.ticks()) {
      svg.line(Stroke.GRID, new Place(x.at(tick), TOP), new Place(x.at(tick), foot));
      svg.label(words.apply(tick), new Place(x.at(tick), foot + 18), "middle");
    }
    svg.line(Stroke.MEAN, new Place(x.at(1), TOP), new Place(x.at(1), foot));
    for (int i = 0; i < rows.size(); i++) {
      row(svg, rows.get(i), TOP + (i + 0.5) * ROW, words);
    }
    return svg.end();
  }

  private void row(Svg svg, Row row, double y, DoubleFunction<String> words) {
    svg.open("g", "class", "hit");
    svg.words("title", row.words());
    svg.open("g", "font-weight", "600");
    svg.label(row.name(), new Place(LEFT - 16, y - 3), "end");
    svg.close();
    svg.label("beside " + row.beside(), new Place(LEFT - 16, y + 12), "end");
    svg.line(Stroke.WHISKER, new Place(x.at(row.least()), y), new Place(x.at(row.most()), y));
    Shape.COMMON_CAUSE.draw(svg, new Place(x.at(row.ratio()), y), RADIUS, Fill.FULL);
    svg.label(words.apply(row.ratio()), new Place(WIDTH - 4, y + 4), "end");
    svg.close();
  }
}
