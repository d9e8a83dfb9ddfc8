package org.waymark.schemas.catalogue;

import java.util.Arrays;
import java.util.Locale;

/** An article that the values behind the indicators come from: directions, never targets. */
public enum Source {
  S0("Understanding Person-Centered Support in Peer Assistance"),
  S1("Discover the Heart of Person-Centered Peer Support"),
  S2("Understanding the Primary Concerns of Peer Support Specialists"),
  S3("Understanding Empowerment in Peer Support: A Key Concept for Recovery"),
  S4("Understanding What Peer Support Truly Is");

  private final String title;

  Source(String title) {
    this.title = title;
  }

  /** As its author wrote it. */
  public String title() {
    return title;
  }

  /** As the catalogue names it: {@code s0}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The source of an id.
   *
   * @throws IllegalArgumentException when there is none
   */
  static Source of(String id) {
    return Arrays.stream(values())
        .filter(source -> source.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("there is no source " + id));
  }
}
