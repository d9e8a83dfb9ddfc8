package org.waymark.reports.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartsTest {

  private static final Amounts ONE = Amounts.ofPerson(1, 1, 0);

  @Test
  void eachCauseStandsAloneWhereEnoughPeopleStandBehindIt() {
    assertThat(names(Map.of(Cause.NEW, people(0, 10), Cause.LATE, people(10, 30))))
        .containsExactly("new", "late", "corrections", "retractions", "consent", "definition");
  }

  @Test
  void aCauseOfNinePeopleStandsWithItsNeighbour() {
    assertThat(
            names(
                Map.of(
                    Cause.NEW, people(0, 9),
                    Cause.LATE, people(9, 30),
                    Cause.CONSENT, people(30, 50))))
        .containsExactly("new + late", "corrections", "retractions", "consent", "definition");
  }

  @Test
  void neighboursThatAreTogetherTooFewTakeTheNextIn() {
    assertThat(
            names(
                Map.of(
                    Cause.NEW, people(0, 20),
                    Cause.CORRECTIONS, people(20, 24),
                    Cause.RETRACTIONS, people(24, 28),
                    Cause.CONSENT, people(28, 31))))
        .containsExactly("new", "late", "corrections + retractions + consent", "definition");
  }

  @Test
  void fewPeopleAltogetherAreNotSplit() {
    assertThat(Parts.finest(Map.of(Cause.LATE, people(0, 9)), 10))
        .containsExactly(
            new Part(List.of(Cause.values()), new Amounts(9, 9, 0, 9), Optional.empty()));
  }

  @Test
  void aPersonsPartsThatCancelOutAreNoCoverForTheOthers() {
    // 20 people come and 17 of them go again: the sum of the two would tell of three.
    assertThat(
            names(
                Map.of(
                    Cause.NEW, people(0, 20),
                    Cause.LATE, people(50, 70),
                    Cause.RETRACTIONS, Shares.NONE.minus(people(0, 17)))))
        .doesNotContain("new", "late")
        .contains("consent");
  }

  @Test
  void nobodyChangedAnything() {
    assertThat(Parts.finest(Map.of(), 10))
        .hasSize(6)
        .allMatch(part -> part.change().isNothing() && part.changed().equals(Optional.of(0L)));
  }

  @Test
  void overSeveralStepsCausesStandApartWhereTheyDoInEach() {
    List<Part> first = Parts.finest(Map.of(Cause.NEW, people(0, 9), Cause.LATE, people(9, 30)), 10);
    List<Part> second = Parts.finest(Map.of(Cause.CONSENT, Shares.NONE.minus(people(0, 12))), 10);
    assertThat(Parts.sum(List.of(first, second)))
        .extracting(Part::name)
        .containsExactly("new + late", "corrections", "retractions", "consent", "definition");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void addUpWhateverChanged(long seed) {
    Map<Cause, Shares> changes = random(seed);
    assertThat(Amounts.sum(Parts.finest(changes, 10).stream().map(Part::change).toList()))
        .isEqualTo(Shares.sum(changes.values()).total());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void noSumOfSomePartsIsOfOneToNinePeople(long seed) {
    Map<Cause, Shares> changes = random(seed);
    List<Part> parts = Parts.finest(changes, 10);
    assertThat(IntStream.range(1, (1 << parts.size()) - 1))
        .allMatch(
            some -> {
              Map<String, Amounts> sum = new HashMap<>();
              for (int i = 0; i < parts.size(); i++) {
                if ((some >> i) % 2 == 1) {
                  parts.get(i).causes().stream()
                      .map(cause -> changes.getOrDefault(cause, Shares.NONE))
                      .forEach(
                          shares ->
                              shares.byPerson().forEach((p, a) -> sum.merge(p, a, Amounts::plus)));
                }
              }
              long people = sum.values().stream().filter(a -> !a.equals(Amounts.NONE)).count();
              return people == 0 || people >= 10;
            });
  }

  private static Map<Cause, Shares> random(long seed) {
    Random random = new Random(seed);
    Map<Cause, Shares> changes = new EnumMap<>(Cause.class);
    for (Cause cause : List.of(Cause.values()).subList(0, 5)) {
      int from = random.nextInt(30);
      Shares shares = people(from, from + random.nextInt(25));
      changes.put(cause, random.nextInt(3) == 0 ? Shares.NONE.minus(shares) : shares);
    }
    return changes;
  }

  private static List<String> names(Map<Cause, Shares> changes) {
    return Parts.finest(changes, 10).stream().map(Part::name).toList();
  }

  private static Shares people(int from, int until) {
    Map<String, Amounts> byPerson = new HashMap<>();
    IntStream.range(from, until).forEach(i -> byPerson.put("person-" + i, ONE));
    return new Shares(byPerson);
  }
}
