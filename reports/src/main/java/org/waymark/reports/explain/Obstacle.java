package org.waymark.reports.explain;

/** Why a change, or one of its steps, is not split at all. */
public enum Obstacle {
  /** The old definition cannot be counted any more. */
  DEFINITION_CHANGED(
      "the definition of the indicator changed in between, and what that adds cannot be counted apart"),
  /** The events are not those of then, or this program counts otherwise. */
  COUNTED_OTHERWISE(
      "the events as they are in the lake now do not come to what was published, so causes cannot be told apart");

  private final String words;

  Obstacle(String words) {
    this.words = words;
  }

  /** For people. */
  public String words() {
    return words;
  }
}
