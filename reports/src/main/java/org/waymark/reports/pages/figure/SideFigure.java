package org.waymark.reports.pages.figure;

import static org.waymark.reports.pages.figure.Svg.number;

import java.util.List;
import java.util.function.DoubleFunction;
import java.util.stream.DoubleStream;
import org.waymark.reports.pages.figure.IntervalFigure.Between;

/**
 * Programs below each other by name: a funnel of limits, turned so that every program has a line of
 * its own and no place tells a rank.
 */
public final class SideFigure {

  private static final double WIDTH = 760;
  private static final double LEFT = 220;
  private static final double RIGHT = 16;
  private static final double TOP = 10;
  private static final double ROW = 28;
  private static final double FOOT = 28;
  private static final int LONGEST_NAME = 28;

  private final List<Row> rows;
  private final Scale x;

  /**
   * A program.
   *
   * @param words all that there is to say of it
   * @param usual within which programs of that size differ by chance 95 times of 100
   * @param widest and 998 times of 1,000
   */
  public record Row(String name, String words, double value, Between usual, Between widest) {}

  private SideFigure(List<Row> rows, double average) {
    this.rows = rows;
    double[] levels =
        DoubleStream.concat(
                DoubleStream.of(average),
                rows.stream()
                    .flatMapToDouble(
                        row ->
                            DoubleStream.of(
                                row.value(), row.widest().lower(), row.widest().upper())))
            .toArray();
    x = Scale.of(Scale.Range.ofShares(levels), LEFT, WIDTH - RIGHT);
  }

  /**
   * The drawing.
   *
   * @param rows one or more, by name
   * @param average the share of all
   */
  public static String of(
      List<Row> rows, double average, Caption caption, DoubleFunction<String> words) {
    return new SideFigure(rows, average).draw(average, caption, words);
  }

  private String draw(double average, Caption caption, DoubleFunction<String> words) {
    double foot = TOP + rows.size() * ROW;
    Svg svg = Svg.begin(caption, "large", WIDTH, foot + FOOT);
    for (double tick : x.ticks()) {
      svg.line(Stroke.GRID, new Place(x.at(tick), TOP), new Place(x.at(tick), foot));
      svg.label(words.apply(tick), new Place(x.at(tick), foot + 18), "middle");
    }
    svg.line(Stroke.MEAN, new Place(x.at(average), TOP), new Place(x.at(average), foot));
    for (int i = 0; i < rows.size(); i++) {
      row(svg, rows.get(i), TOP + (i + 0.5) * ROW);
    }
    return svg.end();
  }

  private void row(Svg svg, Row row, double y) {
    svg.open("g", "class", "hit");
    svg.words("title", row.words());
    svg.label(brief(row.name()), new Place(LEFT - 12, y + 4), "end");
    band(svg, row.widest(), y, 6, "0.1");
    band(svg, row.usual(), y, 12, "0.18");
    boolean outside = row.value() < row.widest().lower() || row.value() > row.widest().upper();
    Shape shape = outside ? Shape.NEITHER : Shape.COMMON_CAUSE;
    shape.draw(svg, new Place(x.at(row.value()), y), 5, Fill.FULL);
    svg.close();
  }

  private void band(Svg svg, Between between, double y, double height, String opacity) {
    svg.element(
        "rect",
        "class",
        "band",
        "x",
        number(x.at(between.lower())),
        "y",
        number(y - height / 2),
        "width",
        number(x.at(between.upper()) - x.at(between.lower())),
        "height",
        number(height),
        "fill",
        "currentColor",
        "fill-opacity",
        opacity);
  }

  private static String brief(String name) {
    return name.codePointCount(0, name.length()) <= LONGEST_NAME
        ? name
        : name.substring(0, name.offsetByCodePoints(0, LONGEST_NAME - 1)) + "…";
  }
}
