package org.waymark.reports.pages.figure;

import static org.waymark.reports.pages.figure.Svg.number;

import java.util.Locale;
import org.waymark.reports.statistics.chart.Judgement;

/** The shapes of points, which tell them apart without colour. */
enum Shape {
  COMMON_CAUSE {
    @Override
    String path(Place at, double r) {
      double c = r * 0.8;
      return "M%s %sa%3$s %3$s 0 1 0 %4$s 0a%3$s %3$s 0 1 0 -%4$s 0Z"
          .formatted(number(at.x() - c), number(at.y()), number(c), number(2 * c));
    }
  },
  IMPROVEMENT {
    @Override
    String path(Place at, double r) {
      return triangle(at, r, -1);
    }
  },
  CONCERN {
    @Override
    String path(Place at, double r) {
      return triangle(at, r, 1);
    }
  },
  NEITHER {
    @Override
    String path(Place at, double r) {
      double d = r * 1.3;
      return corners(
          new Place(at.x(), at.y() - d),
          new Place(at.x() + d, at.y()),
          new Place(at.x(), at.y() + d),
          new Place(at.x() - d, at.y()));
    }
  },
  CANNOT_TELL {
    @Override
    String path(Place at, double r) {
      double s = r * 0.75;
      return corners(
          new Place(at.x() - s, at.y() - s),
          new Place(at.x() + s, at.y() - s),
          new Place(at.x() + s, at.y() + s),
          new Place(at.x() - s, at.y() + s));
    }
  };

  /** The outline. */
  abstract String path(Place at, double r);

  static Shape of(Judgement judgement) {
    return valueOf(judgement.name());
  }

  /**
   * Draws it.
   *
   * @param fill whether it is filled or, where it may still change, hollow
   */
  void draw(Svg svg, Place at, double r, Fill fill) {
    svg.element(
        "path",
        "class",
        "point " + name().toLowerCase(Locale.ROOT).replace('_', '-') + fill.kind(),
        "d",
        path(at, r),
        "fill",
        fill.colour(),
        "stroke",
        "currentColor",
        "stroke-width",
        "1.5");
  }

  private static String triangle(Place at, double r, int down) {
    double half = r * 1.2;
    return corners(
        new Place(at.x(), at.y() + down * r * 1.25),
        new Place(at.x() + half, at.y() - down * r * 0.85),
        new Place(at.x() - half, at.y() - down * r * 0.85));
  }

  private static String corners(Place... places) {
    StringBuilder path = new StringBuilder();
    for (Place place : places) {
      path.append(path.isEmpty() ? "M" : "L");
      path.append(number(place.x())).append(' ').append(number(place.y()));
    }
    return path.append('Z').toString();
  }
}
