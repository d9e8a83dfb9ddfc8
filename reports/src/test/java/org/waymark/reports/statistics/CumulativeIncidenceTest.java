package org.waymark.reports.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.waymark.reports.statistics.CumulativeIncidence.Answer;
import org.waymark.reports.statistics.CumulativeIncidence.Question;

class CumulativeIncidenceTest {

  private static final double HAIR = 1e-12;
  private static final int SEED = 1;

  private enum End {
    COMPLETED,
    LET_GO
  }

  /** The example that the R package survival works out by hand (tests/testci.R). */
  private static final CumulativeIncidence<End> BY_HAND =
      CumulativeIncidence.of(
          List.of(
              Course.goingOn("a", 1),
              Course.ended("b", 2, End.COMPLETED),
              Course.goingOn("c", 2),
              Course.ended("d", 3, End.LET_GO),
              Course.goingOn("e", 3),
              Course.ended("f", 3, End.LET_GO),
              Course.goingOn("g", 5),
              Course.ended("h", 6, End.LET_GO)));

  @ParameterizedTest
  @CsvSource({"1, 0", "2, 0.142857142857", "3, 0.142857142857", "6, 0.142857142857"})
  void givesTheFirstKindOfTheExampleByHand(int day, double incidence) {
    assertThat(BY_HAND.by(day, End.COMPLETED)).isCloseTo(incidence, within(HAIR));
  }

  @ParameterizedTest
  @CsvSource({"2, 0", "3, 0.342857142857", "5, 0.342857142857", "6, 0.857142857143"})
  void givesTheSecondKindOfTheExampleByHand(int day, double incidence) {
    assertThat(BY_HAND.by(day, End.LET_GO)).isCloseTo(incidence, within(HAIR));
  }

  @ParameterizedTest
  @CsvSource({"1, 8", "2, 7", "3, 5", "5, 2", "6, 1", "7, 0"})
  void countsThoseWhoAreAtRiskInTheExampleByHand(int day, long people) {
    assertThat(BY_HAND.peopleAtRisk(day)).isEqualTo(people);
  }

  /**
   * J. M. Satagopan et al., A note on competing risks in survival data analysis, British Journal of
   * Cancer 91 (2004), 1229-1235, table 2: 305 people, in per cent with one digit.
   */
  @ParameterizedTest
  @CsvSource({"10, 99.7", "16, 99.3", "18, 99.0", "23, 98.7", "26, 98.3", "27, 98.0"})
  void givesThePublishedShareThatStillGoesOn(int month, double percent) {
    CumulativeIncidence<End> table = breastCancer();
    double ended = table.by(month, End.COMPLETED) + table.by(month, End.LET_GO);
    assertThat(100 * (1 - ended)).isCloseTo(percent, within(0.05));
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 16, 23, 27})
  void givesThePublishedStepsOfTheFirstKind(int month) {
    CumulativeIncidence<End> table = breastCancer();
    double step = table.by(month, End.COMPLETED) - table.by(month - 1, End.COMPLETED);
    assertThat(100 * step).isCloseTo(0.3, within(0.05));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void agreesWithPassingOnTheWeightOfThoseLostFromSight(long seed) {
    List<Course<End>> courses = randomCourses(new Random(seed), 60);
    for (int day = 0; day < 30; day++) {
      assertThat(CumulativeIncidence.of(courses).by(day, End.LET_GO))
          .isCloseTo(redistributed(courses, day, End.LET_GO), within(HAIR));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void isOneLessKaplanAndMeierWhereThereIsOneKind(long seed) {
    List<Course<End>> courses =
        randomCourses(new Random(seed), 60).stream()
            .map(
                course ->
                    new Course<>(
                        course.person(), course.days(), course.ending().map(e -> End.COMPLETED)))
            .toList();
    assertThat(CumulativeIncidence.of(courses).by(20, End.COMPLETED))
        .isCloseTo(1 - kaplanMeier(courses, 20), within(HAIR));
  }

  @Test
  void isThePlainShareWhereEverybodyWasSeenToTheEnd() {
    List<Course<End>> courses =
        List.of(
            Course.ended("a", 0, End.LET_GO),
            Course.ended("b", 9, End.COMPLETED),
            Course.ended("c", 9, End.LET_GO),
            Course.goingOn("d", 100));
    assertThat(CumulativeIncidence.of(courses).by(9, End.LET_GO)).isEqualTo(0.5);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void givesTheSameIntervalWhateverTheOrder(long seed) {
    Random random = new Random(seed);
    List<Course<End>> courses = randomCourses(random, 40);
    Answer answer = estimate(courses);
    Collections.shuffle(courses, random);
    assertThat(estimate(courses)).isEqualTo(answer);
  }

  @Test
  void isLessSureOfManyGoalsOfOnePerson() {
    List<Course<End>> ownGoals = goals(40, 1);
    List<Course<End>> sharedGoals = goals(8, 5);
    assertThat(width(estimate(sharedGoals))).isGreaterThan(1.5 * width(estimate(ownGoals)));
  }

  @Test
  void takesWilsonWhereNobodyLetGo() {
    Answer answer = CumulativeIncidence.of(goals(12, 2)).estimate(question(End.LET_GO, 0));
    assertThat(answer.interval()).contains(Wilson.of(0, 12));
  }

  @Test
  void cannotTellFromOnePerson() {
    assertThat(estimate(goals(1, 30)).interval()).isEmpty();
  }

  @Test
  void isSureThatAGroupIsNoOtherThanItself() {
    CumulativeIncidence<End> group = CumulativeIncidence.of(goals(40, 1));
    assertThat(group.lessThan(group, question(End.COMPLETED, 50)))
        .isEqualTo(new Answer(0, Optional.of(new Interval(0, 0))));
  }

  @Test
  void tellsTheDifferenceOfTwoGroups() {
    CumulativeIncidence<End> theirs = CumulativeIncidence.of(allBut(4, 40, "own"));
    CumulativeIncidence<End> others = CumulativeIncidence.of(allBut(2, 40, "given"));
    Answer answer = theirs.lessThan(others, question(End.COMPLETED, 10));
    assertThat(answer.value()).isCloseTo(0.25, within(HAIR));
    Interval interval = answer.interval().orElseThrow();
    // Newcombe's interval of 30/40 less 20/40 is 0.039 to 0.434.
    assertThat(interval.lower()).isCloseTo(0.039, within(0.03));
    assertThat(interval.upper()).isCloseTo(0.434, within(0.05));
  }

  @Test
  void cannotTellTheDifferenceToAGroupThatHasNone() {
    CumulativeIncidence<End> group = CumulativeIncidence.of(goals(40, 1));
    CumulativeIncidence<End> none = CumulativeIncidence.of(List.of(Course.<End>goingOn("z", 99)));
    assertThat(group.lessThan(none, question(End.COMPLETED, 50)).interval()).isEmpty();
  }

  @Test
  void refusesAnEndBeforeTheStart() {
    assertThatThrownBy(() -> Course.goingOn("a", -1)).hasMessageContaining("day 0");
  }

  private static Question<End> question(End end, int day) {
    return new Question<>(day, end, SEED);
  }

  private static Answer estimate(List<Course<End>> courses) {
    return CumulativeIncidence.of(courses).estimate(question(End.COMPLETED, 15));
  }

  private static double width(Answer answer) {
    Interval interval = answer.interval().orElseThrow();
    return interval.upper() - interval.lower();
  }

  /** Every second person completes all goals on day 10, the others go on. */
  private static List<Course<End>> goals(int people, int each) {
    return IntStream.range(0, people * each)
        .mapToObj(
            i ->
                (i % people) % 2 == 0
                    ? Course.ended("p" + i % people, 10, End.COMPLETED)
                    : Course.<End>goingOn("p" + i % people, 60))
        .toList();
  }

  /** All but every so manieth complete on day 10. */
  private static List<Course<End>> allBut(int every, int people, String name) {
    return IntStream.range(0, people)
        .mapToObj(
            i ->
                i % every == 0
                    ? Course.<End>goingOn(name + i, 60)
                    : Course.ended(name + i, 10, End.COMPLETED))
        .toList();
  }

  private static CumulativeIncidence<End> breastCancer() {
    List<Course<End>> courses = new ArrayList<>();
    for (int day : new int[] {7, 14, 24}) {
      courses.add(Course.goingOn("c" + day, day));
    }
    for (int day : new int[] {10, 16, 23, 27}) {
      courses.add(Course.ended("e" + day, day, End.COMPLETED));
    }
    for (int day : new int[] {18, 26}) {
      courses.add(Course.ended("o" + day, day, End.LET_GO));
    }
    while (courses.size() < 305) {
      courses.add(Course.goingOn("r" + courses.size(), 60));
    }
    return CumulativeIncidence.of(courses);
  }

  private static List<Course<End>> randomCourses(Random random, int n) {
    List<Course<End>> courses = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      String person = "p" + random.nextInt(n / 2);
      int days = random.nextInt(30);
      courses.add(
          random.nextInt(3) == 0
              ? Course.goingOn(person, days)
              : Course.ended(person, days, End.values()[random.nextInt(2)]));
    }
    return courses;
  }

  /**
   * B. Efron, The two sample problem with censored data (1967): all begin with the same weight, and
   * whoever is lost from sight passes it on in equal parts to those who stay longer.
   */
  private static double redistributed(List<Course<End>> courses, int lastDay, End asked) {
    double[] weights = new double[courses.size()];
    Arrays.fill(weights, 1.0 / weights.length);
    double sum = 0;
    for (int day = 0; day <= lastDay; day++) {
      for (int i = 0; i < weights.length; i++) {
        if (courses.get(i).days() == day && courses.get(i).ending().isPresent()) {
          sum += courses.get(i).ending().orElseThrow() == asked ? weights[i] : 0;
          weights[i] = 0;
        }
      }
      passOn(courses, weights, day);
    }
    return sum;
  }

  private static void passOn(List<Course<End>> courses, double[] weights, int day) {
    double lost = 0;
    long stay = courses.stream().filter(course -> course.days() > day).count();
    for (int i = 0; i < weights.length; i++) {
      if (courses.get(i).days() == day) {
        lost += weights[i];
        weights[i] = 0;
      }
    }
    for (int i = 0; i < weights.length && stay > 0; i++) {
      weights[i] += courses.get(i).days() > day ? lost / stay : 0;
    }
  }

  private static double kaplanMeier(List<Course<End>> courses, int lastDay) {
    double survival = 1;
    for (int day = 0; day <= lastDay; day++) {
      int today = day;
      double atRisk = courses.stream().filter(course -> course.days() >= today).count();
      double ended =
          courses.stream()
              .filter(course -> course.days() == today && course.ending().isPresent())
              .count();
      survival *= atRisk == 0 ? 1 : 1 - ended / atRisk;
    }
    return survival;
  }
}
