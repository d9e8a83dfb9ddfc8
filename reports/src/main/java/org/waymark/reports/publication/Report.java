package org.waymark.reports.publication;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.waymark.reports.lake.Cut;

/**
 * The reports on what is published: each is a file of {@code sql/report}, whose first line is the
 * question that it answers.
 */
public enum Report {
  TRUST(Caution.SURVIVORS),
  EMPOWERMENT(Caution.ONE_POINT, Caution.SURVIVORS),
  SELF_DETERMINATION(Caution.ONE_POINT),
  WHOSE_GOALS,
  GOALS_REACHED(Caution.LETTING_GO, Caution.CASE_MIX),
  STICKING(Caution.LETTING_GO, Caution.FOLLOWED),
  PREFERENCES,
  FREE_TO_TAKE_PART(Caution.NEVER_POOLED),
  LIMITS,
  HOW_SUPPORT_IS_GIVEN(Caution.ONE_POINT),
  CHANGE(Caution.LOW_POINTS, Caution.SURVIVORS, Caution.FOLLOWED),
  STAYING(Caution.LETTING_GO, Caution.CASE_MIX),
  INDICATORS(Caution.ONE_POINT),
  SPELLS(Caution.LETTING_GO, Caution.LOW_POINTS, Caution.SURVIVORS);

  private static final String WHAT = "-- What:";

  /** What a reader must know whatever the numbers are. */
  enum Caution {
    ONE_POINT(
        "A number that moves once tells little: of many numbers two or three stand out by chance"
            + " alone. No alarm on one point."),
    SURVIVORS(
        "Who answered, who was active and who is enrolled are not the same people: read the report"
            + " trust beside this one."),
    LETTING_GO(
        "Letting go of a goal, pausing, declining or leaving is never a failure of the person."),
    CASE_MIX("Programs meet different people; nothing here is adjusted for that."),
    LOW_POINTS(
        "People come at low points, so many would be better later whatever was done; this is no"
            + " average improvement, only change that is larger than the scale's own error."),
    FOLLOWED("What is told here was followed by something; nothing says that it led to it."),
    NEVER_POOLED(
        "What staff recorded and what people said are two witnesses, and are never added up. Where"
            + " they differ, that is a finding.");

    private final String words;

    Caution(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }
  }

  private final List<Caution> cautions;

  Report(Caution... cautions) {
    this.cautions = List.of(cautions);
  }

  /** As the command line spells it. */
  public String title() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The question that it answers, in a line. */
  public String question() {
    return Cut.head(file()).replaceFirst(WHAT, "").strip();
  }

  /** The report of a name. */
  public static Optional<Report> find(String title) {
    return Stream.of(values()).filter(report -> report.title().equals(title)).findFirst();
  }

  /**
   * The name that comes nearest to one that there is not.
   *
   * @param titles one or more
   */
  public static String nearest(Collection<String> titles, String written) {
    return titles.stream()
        .min(
            Comparator.comparingInt(
                title -> title.contains(written) ? 0 : distance(title, written)))
        .orElseThrow();
  }

  String file() {
    return "report/" + title();
  }

  List<Caution> cautions() {
    return cautions;
  }

  /**
   * How many letters must be added, taken away or changed (V. I. Levenshtein, Binary codes capable
   * of correcting deletions, insertions, and reversals, 1966).
   */
  private static int distance(String one, String other) {
    int[] before =
        Stream.iterate(0, i -> i + 1).limit(other.length() + 1L).mapToInt(i -> i).toArray();
    for (int i = 1; i <= one.length(); i++) {
      int[] row = new int[before.length];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int changed = before[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(changed, Math.min(before[j], row[j - 1]) + 1);
      }
      before = row;
    }
    return before[other.length()];
  }
}
