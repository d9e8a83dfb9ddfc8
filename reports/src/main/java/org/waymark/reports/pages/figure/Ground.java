package org.waymark.reports.pages.figure;

import static org.waymark.reports.pages.figure.Svg.number;

import java.util.List;
import java.util.Optional;
import java.util.function.DoubleFunction;

/**
 * What periods are drawn on: their places from left to right, values upwards, and what is not shown
 * as bands that say why.
 *
 * @param y values, from the bottom upwards
 */
record Ground(Panel panel, Scale y, List<Slot> slots) {

  private static final int MOST_LABELS = 9;
  private static final double LINE = 12;
  private static final double LETTER = 6.4;

  static Ground of(Panel panel, Scale.Range range, List<Slot> slots) {
    return new Ground(panel, Scale.of(range, panel.bottom(), panel.room().top()), slots);
  }

  /** The middle of a period's place. */
  double x(int slot) {
    return edge(slot) + step() / 2;
  }

  /** Where a period's place begins. */
  double edge(int slot) {
    return panel.room().left() + slot * step();
  }

  /** How wide a period's place is. */
  double step() {
    return panel.innerWidth() / slots.size();
  }

  Place place(int slot, double value) {
    return new Place(x(slot), y.at(value));
  }

  /** Bands over periods in a row that are not shown for the same reason. */
  void gaps(Svg svg) {
    int start = 0;
    for (int i = 1; i <= slots.size(); i++) {
      if (i == slots.size() || !slots.get(i).gap().equals(slots.get(start).gap())) {
        Optional<String> why = slots.get(start).gap();
        if (why.isPresent()) {
          gap(svg, edge(start), edge(i), why.get());
        }
        start = i;
      }
    }
  }

  private void gap(Svg svg, double from, double to, String why) {
    double height = panel.bottom() - panel.room().top();
    svg.open("g", "class", "gap");
    svg.words("title", why);
    svg.element(
        "rect",
        "x",
        number(from),
        "y",
        number(panel.room().top()),
        "width",
        number(to - from),
        "height",
        number(height),
        "fill",
        "currentColor",
        "fill-opacity",
        "0.08");
    if (panel == Panel.LARGE) {
      gapLabel(svg, new Place((from + to) / 2, panel.room().top() + height / 2), to - from, why);
    }
    svg.close();
  }

  /** Upright where there is no room for it to lie. */
  private static void gapLabel(Svg svg, Place middle, double width, String why) {
    boolean upright = why.length() * LETTER > width;
    if (upright && width < LINE) {
      return;
    }
    String turn = "rotate(-90 %s %s)".formatted(number(middle.x()), number(middle.y()));
    svg.open("g", "transform", upright ? turn : "translate(0 0)");
    svg.label(why, new Place(middle.x(), middle.y() + LINE / 3), "middle");
    svg.close();
  }

  /** Round values at the left with lines across, and periods below. */
  void axes(Svg svg, DoubleFunction<String> words) {
    for (double tick : y.ticks()) {
      double height = y.at(tick);
      svg.line(
          Stroke.GRID, new Place(panel.room().left(), height), new Place(panel.right(), height));
      svg.label(words.apply(tick), new Place(panel.room().left() - 8, height + LINE / 3), "end");
    }
    int every = Math.max(1, (slots.size() + MOST_LABELS - 1) / MOST_LABELS);
    for (int i = 0; i < slots.size(); i += every) {
      svg.line(Stroke.TICK, new Place(x(i), panel.bottom()), new Place(x(i), panel.bottom() + 4));
      svg.label(slots.get(i).label(), new Place(x(i), panel.bottom() + 18), "middle");
    }
  }
}
