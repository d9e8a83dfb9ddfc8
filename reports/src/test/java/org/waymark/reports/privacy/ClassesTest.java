package org.waymark.reports.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.waymark.reports.privacy.Sensitive.Person;

/** Worked out by hand, or counted a second way. */
class ClassesTest {

  private static final Offset<Double> EXACT = within(1e-12);
  private static final List<String> SAMPLE = List.of("a", "a", "a", "b", "b", "c");
  private static final List<String> POPULATION =
      List.of("a", "a", "a", "a", "a", "a", "b", "b", "c", "c", "c", "d");

  @Test
  void sizesAndRisksOfSixPeople() {
    Classes<String> classes = Classes.of(SAMPLE);
    assertThat(classes.count()).isEqualTo(3);
    assertThat(classes.smallest()).isEqualTo(1);
    assertThat(classes.inSmallerThan(3)).isEqualTo(3);
    assertThat(classes.uniqueness()).isCloseTo(1 / 6.0, EXACT);
    assertThat(classes.averageProsecutorRisk()).isCloseTo(0.5, EXACT);
    assertThat(classes.highestProsecutorRisk()).isCloseTo(1, EXACT);
  }

  @Test
  void aPopulationAroundThemMakesTheRiskSmaller() {
    Classes<String> population = Classes.of(POPULATION);
    assertThat(Classes.of(SAMPLE).highestJournalistRisk(population)).isCloseTo(0.5, EXACT);
    assertThat(Classes.of(SAMPLE).marketerRisk(population))
        .isCloseTo((3 / 6.0 + 2 / 2.0 + 1 / 3.0) / 6, EXACT);
  }

  @Test
  void aPopulationThatLacksSomebodyIsNone() {
    assertThatThrownBy(() -> Classes.of(POPULATION).marketerRisk(Classes.of(SAMPLE)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void discernibilityCountsWhoLooksTheSame() {
    assertThat(Classes.of(SAMPLE).discernibility(0)).isCloseTo(9 + 4 + 1, EXACT);
    assertThat(Classes.of(SAMPLE.subList(0, 5)).discernibility(1)).isCloseTo(9 + 4 + 6, EXACT);
  }

  @Test
  void diversityOfTwoClasses() {
    Sensitive<String> sensitive = sensitive("a x,a x,a x,a y,b x,b y");
    assertThat(sensitive.distinctDiversity()).isEqualTo(2);
    assertThat(sensitive.alpha()).isCloseTo(0.75, EXACT);
    assertThat(sensitive.alpha("b")).isCloseTo(0.5, EXACT);
    double least = -(0.75 * Math.log(0.75) + 0.25 * Math.log(0.25));
    assertThat(sensitive.entropyDiversity()).isCloseTo(Math.exp(least), EXACT);
    assertThat(sensitive.equalCloseness()).isCloseTo(1 / 2.0 - 1 / 3.0, EXACT);
  }

  /** The example of the paper on t-closeness: salaries of 3 to 11 thousand, three in a class. */
  @Test
  void closenessOfThePapersSalaries() {
    List<String> order = List.of("3k", "4k", "5k", "6k", "7k", "8k", "9k", "10k", "11k");
    assertThat(sensitive("a 3k,a 4k,a 5k,b 6k,b 8k,b 11k,c 7k,c 9k,c 10k").orderedCloseness(order))
        .isCloseTo(0.375, EXACT);
    Sensitive<String> better = sensitive("a 6k,a 8k,a 11k,b 3k,b 5k,b 9k,c 4k,c 7k,c 10k");
    assertThat(better.orderedCloseness(order)).isCloseTo(1 / 6.0, within(0.01));
  }

  @Test
  void twoThingsTogetherTellMoreThanOne() {
    Known<String> known =
        new Known<>(List.of(List.of("p", "q"), List.of("p", "r"), List.of("q", "r")));
    assertThat(known.smallest(1)).isEqualTo(2);
    assertThat(known.smallest(2)).isEqualTo(1);
    assertThat(known.smallest(3)).isZero();
    assertThat(known.unique(1)).isZero();
    assertThat(known.unique(2)).isEqualTo(3);
  }

  @Test
  void entropyIsWhatIsNotKnownAnyMore() {
    Hierarchy letters =
        new Hierarchy(
            "letter",
            List.of(List.of("a", "ab", "*"), List.of("b", "ab", "*"), List.of("c", "c", "*")));
    Lattice lattice =
        new Lattice(
            new Records(List.of(letters), List.of(List.of("a"), List.of("b"), List.of("c"))));
    assertThat(lattice.at(new Node(List.of(0)), 1).entropy().get(0)).isCloseTo(0, EXACT);
    assertThat(lattice.at(new Node(List.of(1)), 1).entropy().get(0)).isCloseTo(2, EXACT);
    assertThat(lattice.at(new Node(List.of(1)), 1).loss().get(0)).isCloseTo(1 / 3.0, EXACT);
    assertThat(lattice.at(new Node(List.of(1)), 2).suppressed()).isEqualTo(1);
    assertThat(lattice.at(new Node(List.of(2)), 3).loss().get(0)).isCloseTo(1, EXACT);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void theLatticeCountsTheClassesThatTheRowsCome(long seed) {
    Random random = new Random(seed);
    List<Hierarchy> attributes = List.of(numbers("one", 7), numbers("two", 12));
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      rows.add(List.of("" + random.nextInt(7), "" + random.nextInt(12)));
    }
    Records records = new Records(attributes, rows);
    Node node = new Node(List.of(random.nextInt(3), random.nextInt(3)));
    Classes<List<String>> classes = records.classes(node);
    Quality quality = new Lattice(records).at(node, 4);
    assertThat(quality.suppressed()).isEqualTo(classes.inSmallerThan(4));
    assertThat(quality.classes())
        .isEqualTo((int) classes.sizes().values().stream().filter(size -> size >= 4).count());
  }

  private static Hierarchy numbers(String name, int values) {
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < values; i++) {
      rows.add(List.of("" + i, "of " + i / 3, "*"));
    }
    return new Hierarchy(name, rows);
  }

  private static Sensitive<String> sensitive(String people) {
    List<Person<String>> all = new ArrayList<>();
    for (String person : people.split(",", -1)) {
      List<String> parts = List.of(person.split(" ", -1));
      all.add(new Person<>(parts.get(0), parts.get(1)));
    }
    return new Sensitive<>(all);
  }
}
