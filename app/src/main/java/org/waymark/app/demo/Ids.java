package org.waymark.app.demo;

/** Mints the ids of one person: short, and without a meaning but their order. */
final class Ids {

  private final int person;
  private int last;

  Ids(int person) {
    this.person = person;
  }

  /** Such as {@code goal-17-4}. */
  String next(String kind) {
    last++;
    return kind + "-" + person + "-" + last;
  }
}
