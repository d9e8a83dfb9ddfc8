package org.waymark.app.demo;

/** What a program does more or less often than another: a share from 0 to 1, unless it says so. */
enum Habit {
  /** Asks what the person prefers. */
  ASKS_PREFERENCE(0.65),
  /** Gives what was preferred. */
  HONOURS_PREFERENCE(0.65),
  /** Tells what there is to know about the options. */
  INFORMS(0.70),
  /** Offers two options or more. */
  OFFERS_OPTIONS(0.65),
  /** Leaves a decision to the person or shares it. */
  DECIDES_TOGETHER(0.62),
  /** Leaves the agenda to the person or shares it. */
  SHARES_AGENDA(0.60),
  /** Makes taking part a duty. */
  REQUIRES(0.05),
  /** Urges people to take part. */
  ENCOURAGES(0.20),
  /** Meets on the telephone. */
  BY_PHONE(0.20),
  /** How often its groups are gone to. */
  GROUPS(0.55),
  /** Gives advice that nobody asked for. */
  ADVISES_UNASKED(0.20),
  /** Tells a story of the specialist's own, which helps or takes over. */
  TELLS_STORIES(0.35),
  /** How many limits it places per session. */
  LIMITS(0.008),
  /** Waits for goals to come from the person. */
  WAITS_FOR_GOALS(0.60),
  /** Asks for a yes before a goal starts. */
  AGREES_FIRST(0.85),
  /** Does a task for the person. */
  DOES_FOR(0.22),
  /** Writes down what the record leaves optional. */
  RECORDS_DETAIL(0.90),
  /** Notes moments: per session. */
  NOTES_MOMENTS(0.30),
  /** Asks after a session how it was. */
  CHECKS(0.80),
  /** Has the empowerment list filled in. */
  MEASURES(0.60);

  private final double usual;

  Habit(double usual) {
    this.usual = usual;
  }

  /** How often where a program is not known to differ. */
  double usual() {
    return usual;
  }
}
