package org.waymark.reports.pages.figure;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayDeque;
import java.util.Deque;

/** A drawing, written element by element. */
final class Svg {

  private static final int DECIMALS = 2;

  private final StringBuilder out = new StringBuilder();
  private final Deque<String> open = new ArrayDeque<>();

  /**
   * The outermost element, which says in words what the drawing shows.
   *
   * @param kind a class of the style sheet
   * @param width in its own units, as the height
   */
  static Svg begin(Caption caption, String kind, double width, double height) {
    Svg svg = new Svg();
    svg.open(
        "svg",
        "xmlns",
        "http://www.w3.org/2000/svg",
        "class",
        "figure " + kind,
        "viewBox",
        "0 0 " + number(width) + " " + number(height),
        "role",
        "img",
        "aria-labelledby",
        caption.id() + "-title " + caption.id() + "-desc");
    svg.words("title", caption.title(), "id", caption.id() + "-title");
    svg.words("desc", caption.description(), "id", caption.id() + "-desc");
    return svg;
  }

  /** The drawing, whole. */
  String end() {
    while (!open.isEmpty()) {
      close();
    }
    return out.toString();
  }

  /**
   * Opens an element.
   *
   * @param attributes names and values in turn
   */
  Svg open(String name, String... attributes) {
    tag(name, attributes).append('>');
    open.push(name);
    return this;
  }

  Svg close() {
    out.append("</").append(open.pop()).append('>');
    return this;
  }

  /** An element without content. */
  Svg element(String name, String... attributes) {
    tag(name, attributes).append("/>");
    return this;
  }

  /** An element that holds words. */
  Svg words(String name, String words, String... attributes) {
    tag(name, attributes).append('>').append(escaped(words));
    out.append("</").append(name).append('>');
    return this;
  }

  /** Text that is read at a place. */
  Svg label(String words, Place place, String anchor) {
    return words(
        "text",
        words,
        "class",
        "label",
        "x",
        number(place.x()),
        "y",
        number(place.y()),
        "text-anchor",
        anchor,
        "font-size",
        "12",
        "fill",
        "currentColor");
  }

  /** A straight line. */
  Svg line(Stroke stroke, Place from, Place to) {
    return path(
        stroke,
        "M%s %sL%s %s"
            .formatted(number(from.x()), number(from.y()), number(to.x()), number(to.y())));
  }

  /** A line that is not filled; nothing where it goes nowhere. */
  Svg path(Stroke stroke, String path) {
    return path.isEmpty()
        ? this
        : element(
            "path",
            "class",
            stroke.kind(),
            "d",
            path,
            "fill",
            "none",
            "stroke",
            "currentColor",
            "stroke-opacity",
            stroke.opacity(),
            "stroke-dasharray",
            stroke.dashes());
  }

  /** A coordinate as it is written. */
  static String number(double value) {
    BigDecimal rounded = BigDecimal.valueOf(value).setScale(DECIMALS, RoundingMode.HALF_EVEN);
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }

  private StringBuilder tag(String name, String... attributes) {
    out.append('<').append(name);
    for (int i = 0; i < attributes.length; i += 2) {
      out.append(' ').append(attributes[i]).append("=\"");
      out.append(escaped(attributes[i + 1])).append('"');
    }
    return out;
  }

  private static String escaped(String words) {
    return words
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
