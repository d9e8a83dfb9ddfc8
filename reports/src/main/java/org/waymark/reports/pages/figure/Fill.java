package org.waymark.reports.pages.figure;

/** Whether a value is final, or hollow since late records may still change it. */
public enum Fill {
  FULL("", "currentColor"),
  HOLLOW(" hollow", "#fff");

  private final String kind;
  private final String colour;

  Fill(String kind, String colour) {
    this.kind = kind;
    this.colour = colour;
  }

  /** A class of the style sheet, behind another. */
  String kind() {
    return kind;
  }

  String colour() {
    return colour;
  }
}
