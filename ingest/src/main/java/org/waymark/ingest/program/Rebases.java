package org.waymark.ingest.program;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.regex.Pattern;
import org.waymark.schemas.setting.Rebase;

/** What is recorded when somebody decides that the series of an indicator begins anew. */
public final class Rebases {

  /** In characters. */
  public static final int LONGEST_REASON = 200;

  /** An address, or more digits than a date has. */
  private static final Pattern OF_A_PERSON = Pattern.compile("@|\\d(?:[ ().+/-]{0,2}\\d){8}");

  private Rebases() {}

  /**
   * A decision.
   *
   * @param from the first month of the new part
   * @param reason what changed in the program: 1 to 200 characters on one line, no names
   * @throws IllegalArgumentException when the reason breaks a rule, which the message gives without
   *     the reason
   */
  public static Rebase of(String programId, String indicator, YearMonth from, String reason) {
    String stripped = reason.strip();
    if (stripped.isEmpty() || stripped.codePointCount(0, stripped.length()) > LONGEST_REASON) {
      throw new IllegalArgumentException(
          "the reason is 1 to %d characters: what changed in the program"
              .formatted(LONGEST_REASON));
    }
    if (stripped.codePoints().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("the reason is one line, without control characters");
    }
    if (OF_A_PERSON.matcher(stripped).find()) {
      throw new IllegalArgumentException(
          "the reason holds what looks like an address or a number of a person: say what changed in the program, without them");
    }
    return new Rebase(programId, indicator, day(from), stripped, false);
  }

  /** The decision taken back. */
  public static Rebase undo(Rebase rebase) {
    return Rebase.newBuilder(rebase).setReason("").setUndone(true).build();
  }

  /** The month from which it holds. */
  public static YearMonth from(Rebase rebase) {
    return YearMonth.from(LocalDate.ofEpochDay(rebase.getFromMonth()));
  }

  private static int day(YearMonth month) {
    return Math.toIntExact(month.atDay(1).toEpochDay());
  }
}
