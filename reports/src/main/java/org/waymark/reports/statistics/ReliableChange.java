package org.waymark.reports.statistics;

import java.util.Collection;
import java.util.Optional;
import org.waymark.schemas.catalogue.Instrument;

/**
 * How far a score must move before it is more than the noise of the questionnaire.
 *
 * <p>N. S. Jacobson and P. Truax, Clinical significance: a statistical approach to defining
 * meaningful change in psychotherapy research, Journal of Consulting and Clinical Psychology 59
 * (1991), 12-19.
 *
 * @param least change that counts, above 0, in the unit of the scores
 */
public record ReliableChange(double least) {

  private static final double HAIR = 1e-9;

  /** What became of a score of which more is better. */
  public enum Outcome {
    IMPROVED,
    NO_RELIABLE_CHANGE,
    DECLINED
  }

  /**
   * Two scores of one person.
   *
   * @param first of the episode
   * @param second 28 days later or more
   */
  public record Pair(double first, double second) {

    /** Above 0 where it became better. */
    public double change() {
      return second - first;
    }
  }

  /**
   * What is published of a questionnaire among people such as these.
   *
   * @param mean of their scores
   * @param sd of their scores, above 0
   * @param reliability from 0 to less than 1
   */
  public record Norm(double mean, double sd, double reliability) {

    /** Fails at the door on what makes no sense of a score. */
    public Norm {
      if (!(sd > 0 && reliability >= 0 && reliability < 1)) {
        throw new IllegalArgumentException(
            "a norm needs a spread above 0 and a reliability from 0 to less than 1, got "
                + sd
                + " and "
                + reliability);
      }
    }

    /** The change in units of its own standard error: {@code (x2 - x1) / (s sqrt(2 (1 - r)))}. */
    public double index(Pair pair) {
      return pair.change() / standardError();
    }

    /** The least change that chance makes in 5 % of people or fewer. */
    public ReliableChange reliableChange() {
      return new ReliableChange(Quantiles.Z * standardError());
    }

    /**
     * The change that is to be expected though nothing changed, because people enter at a low
     * point: {@code (1 - r) (mean - first)}. A. G. Barnett, J. C. van der Pols and A. J. Dobson,
     * Regression to the mean: what it is and how to deal with it, International Journal of
     * Epidemiology 34 (2005), 215-220.
     *
     * @param first score of a person, or the mean of the first scores of several
     */
    public double expectedChange(double first) {
      return (1 - reliability) * (mean - first);
    }

    private double standardError() {
      return sd * Math.sqrt(2 * (1 - reliability));
    }
  }

  /**
   * How many people became better, stayed, or became worse.
   *
   * @param improved by the least change or more
   * @param unchanged as far as the questionnaire can tell
   * @param declined by the least change or more
   */
  public record Outcomes(long improved, long unchanged, long declined) {

    /** Of no people. */
    public static final Outcomes OF_NOBODY = new Outcomes(0, 0, 0);

    /** These people and others. */
    public Outcomes plus(Outcomes others) {
      return new Outcomes(
          improved + others.improved, unchanged + others.unchanged, declined + others.declined);
    }

    /** People with two scores. */
    public long people() {
      return improved + unchanged + declined;
    }

    /** Of all people; nothing where there are none. */
    public Optional<Share> share(Outcome outcome) {
      long count =
          switch (outcome) {
            case IMPROVED -> improved;
            case NO_RELIABLE_CHANGE -> unchanged;
            case DECLINED -> declined;
          };
      return people() == 0 ? Optional.empty() : Optional.of(new Share(count, people()));
    }
  }

  /** Fails at the door where any change would count. */
  public ReliableChange {
    if (!(least > 0)) {
      throw new IllegalArgumentException("a reliable change is above 0, got " + least);
    }
  }

  /** What is published for a scale, from 0 to 100; nothing where nothing is. */
  public static Optional<ReliableChange> published(Instrument scale) {
    return scale.relevantChange().stream().mapToObj(ReliableChange::new).findAny();
  }

  /** What became of one person's score. */
  public Outcome of(Pair pair) {
    // Scores with decimals leave a hair when subtracted: 58.3 - 50.3 is less than 8.
    if (Math.abs(pair.change()) < least - HAIR) {
      return Outcome.NO_RELIABLE_CHANGE;
    }
    return pair.change() > 0 ? Outcome.IMPROVED : Outcome.DECLINED;
  }

  /**
   * What became of the scores of several people.
   *
   * @param people one pair to a person
   */
  public Outcomes count(Collection<Pair> people) {
    return new Outcomes(
        count(people, Outcome.IMPROVED),
        count(people, Outcome.NO_RELIABLE_CHANGE),
        count(people, Outcome.DECLINED));
  }

  private long count(Collection<Pair> people, Outcome outcome) {
    return people.stream().filter(pair -> of(pair) == outcome).count();
  }
}
