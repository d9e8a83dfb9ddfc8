package org.waymark.reports.spells;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.waymark.schemas.catalogue.Catalogue;
import org.waymark.schemas.catalogue.Indicator;

/** The reports on what lasts, each with the indicators that belong together. */
public enum SpellPage {
  SPELLS(
      "spells",
      "every indicator of goals, episodes, limits and scores over time",
      Catalogue.SPELL.stream().map(Indicator::id).toList()),
  GOALS_REACHED(
      "goals-reached",
      "goals half a year on: reached, followed up, alive, in the person's own eyes",
      List.of("O1", "O2", "O4", "S7")),
  STICKING(
      "sticking", "what becomes of goals by day 90 and 180, by who brought them", List.of("O7")),
  CHANGE("change", "what people say of themselves, and how it changed", List.of("E5", "E6", "O3")),
  STAYING(
      "staying",
      "asked early; still there after half a year, or left by choice",
      List.of("S6", "O5"));

  private final String title;
  private final String description;
  private final List<String> ids;

  SpellPage(String title, String description, List<String> ids) {
    this.title = title;
    this.description = description;
    this.ids = ids;
  }

  /** As the command line spells it. */
  public String title() {
    return title;
  }

  /** What is in it, in a line. */
  public String description() {
    return description;
  }

  /** The page of a name. */
  public static Optional<SpellPage> find(String title) {
    return Stream.of(values()).filter(page -> page.title.equals(title)).findFirst();
  }

  /** The ids of its indicators. */
  public List<String> ids() {
    return ids;
  }
}
