package org.waymark.reports.pages.figure;

/**
 * How large a drawing is, and the room around what is drawn, in the drawing's own units.
 *
 * @param kind a class of the style sheet
 */
record Panel(String kind, double width, double height, Room room) {

  /** One of many on a page, without words in it. */
  static final Panel SMALL = new Panel("small", 280, 84, new Room(4, 6, 8, 8));

  /** One that has a page. */
  static final Panel LARGE = new Panel("large", 760, 340, new Room(56, 16, 14, 34));

  /** The room on each side. */
  record Room(double left, double right, double top, double bottom) {}

  double right() {
    return width - room.right();
  }

  double bottom() {
    return height - room.bottom();
  }

  double innerWidth() {
    return right() - room.left();
  }
}
