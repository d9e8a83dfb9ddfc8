package org.waymark.reports.statistics;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * How much of what was begun has ended by a day, in each of the ways in which it can end, though
 * some had not been seen for that long.
 *
 * <p>{@code F(t) = sum over s <= t of S(s-) d(s) / n(s)}, with {@code d} endings of one kind on a
 * day, {@code n} still going on before it, and {@code S} the Kaplan-Meier estimate of not having
 * ended in any way: O. O. Aalen and S. Johansen, An empirical transition matrix for non-homogeneous
 * Markov chains based on censored observations, Scandinavian Journal of Statistics 5 (1978),
 * 141-150. Of two courses on one day the one that ended did so before the other was lost from
 * sight.
 *
 * <p>The same courses in any order and the same seed give the same interval.
 *
 * @param <C> the ways in which it can end
 */
public final class CumulativeIncidence<C> {

  private static final double HAIR = 1e-12;

  private final List<Course<C>> courses;

  private CumulativeIncidence(List<Course<C>> courses) {
    this.courses = courses;
  }

  /**
   * What is asked.
   *
   * @param day from the start, 0 or more
   * @param ending in which way
   * @param seed of the {@link Draws}
   */
  public record Question<C>(int day, C ending, long seed) {}

  /**
   * What is answered.
   *
   * @param value from 0 to 1, or the difference of two such
   * @param interval of 95 %; nothing where it cannot be told
   */
  public record Answer(double value, Optional<Interval> interval) {}

  /** Of one course or more. */
  public static <C> CumulativeIncidence<C> of(Collection<Course<C>> courses) {
    if (courses.isEmpty()) {
      throw new IllegalArgumentException("an incidence is of one course or more");
    }
    return new CumulativeIncidence<>(
        courses.stream().sorted(Comparator.comparingInt(Course::days)).toList());
  }

  /** From 0 to 1, by the end of a day. */
  public double by(int day, C ending) {
    Map<String, Integer> numbers = numbers(courses.stream());
    int[] once = new int[numbers.size()];
    Arrays.fill(once, 1);
    return steps(new Question<>(day, ending, 0), numbers).incidence(once);
  }

  /**
   * People of whom at least one course still went on before a day: the fewer, the less is known.
   */
  public long peopleAtRisk(int day) {
    return people(course -> course.days() >= day);
  }

  /**
   * By a day, in one way. Where nobody or everybody did, every draw gives the same and knows of no
   * spread: there the interval is {@link Wilson}'s, of the people who are known until that day.
   */
  public Answer estimate(Question<C> question) {
    double value = by(question.day(), question.ending());
    return new Answer(value, isOneOfTwo(value) ? ofKnown(value, question) : drawn(question));
  }

  /**
   * This less another, by a day, in one way. Whoever has courses in both is drawn with both. Where
   * nobody or everybody of either did, the draws know nothing of its spread and there is no
   * interval.
   */
  public Answer lessThan(CumulativeIncidence<C> other, Question<C> question) {
    double mine = by(question.day(), question.ending());
    double theirs = other.by(question.day(), question.ending());
    boolean spread = !isOneOfTwo(mine) && !isOneOfTwo(theirs);
    return new Answer(mine - theirs, spread ? drawn(other, question) : Optional.empty());
  }

  private static boolean isOneOfTwo(double value) {
    return value < HAIR || value > 1 - HAIR;
  }

  private Optional<Interval> ofKnown(double value, Question<C> question) {
    long known = people(course -> course.days() >= question.day() || course.ending().isPresent());
    return known < 2 ? Optional.empty() : Optional.of(Wilson.ofShare(Math.rint(value), known));
  }

  private Optional<Interval> drawn(Question<C> question) {
    Map<String, Integer> numbers = numbers(courses.stream());
    Steps steps = steps(question, numbers);
    return draws(numbers, people(course -> true), question)
        .flatMap(draws -> draws.interval(steps::incidence));
  }

  private Optional<Interval> drawn(CumulativeIncidence<C> other, Question<C> question) {
    Map<String, Integer> numbers = numbers(Stream.concat(courses.stream(), other.courses.stream()));
    Steps mine = steps(question, numbers);
    Steps theirs = other.steps(question, numbers);
    long fewest = Math.min(people(course -> true), other.people(course -> true));
    return draws(numbers, fewest, question)
        .flatMap(draws -> draws.interval(times -> mine.incidence(times) - theirs.incidence(times)));
  }

  private static Optional<Draws> draws(
      Map<String, Integer> numbers, long fewest, Question<?> question) {
    return fewest < 2
        ? Optional.empty()
        : Optional.of(new Draws(numbers.size(), fewest, question.seed()));
  }

  private long people(Predicate<Course<C>> which) {
    return courses.stream().filter(which).map(Course::person).distinct().count();
  }

  /** People's numbers from 0, in the order of their names, so that draws do not hang on ours. */
  private static <C> Map<String, Integer> numbers(Stream<Course<C>> courses) {
    Map<String, Integer> numbers = new HashMap<>();
    courses.map(Course::person).distinct().sorted().forEach(p -> numbers.put(p, numbers.size()));
    return numbers;
  }

  private Steps steps(Question<C> question, Map<String, Integer> numbers) {
    return new Steps(
        question.day(),
        courses.stream().mapToInt(Course::days).toArray(),
        courses.stream().mapToInt(course -> numbers.get(course.person())).toArray(),
        courses.stream().mapToInt(course -> kind(course, question.ending())).toArray());
  }

  private static <C> int kind(Course<C> course, C asked) {
    return course
        .ending()
        .map(how -> how.equals(asked) ? Steps.ASKED : Steps.OTHER)
        .orElse(Steps.NONE);
  }
}
