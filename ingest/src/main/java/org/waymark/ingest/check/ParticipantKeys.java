package org.waymark.ingest.check;

/** Which texts can be the pseudonym of a person. */
public final class ParticipantKeys {

  private ParticipantKeys() {}

  /**
   * Whether a text satisfies the pattern of {@code participant_key}: 8 to 64 of {@code A-Z a-z 0-9
   * _ -} with a letter and a digit, and not like a date, a telephone or a social security number.
   */
  public static boolean isOne(String text) {
    return Patterns.isParticipantKey(text);
  }
}
