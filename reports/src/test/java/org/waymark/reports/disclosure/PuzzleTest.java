package org.waymark.reports.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.waymark.reports.disclosure.Puzzle.Guard;
import org.waymark.reports.disclosure.Tie.Link;

class PuzzleTest {

  private static final int MOST = 12;

  static LongStream seeds() {
    return LongStream.range(0, 30);
  }

  /** a + b = one number, b + c = another, c at most a third. */
  @ParameterizedTest
  @MethodSource("seeds")
  void findsTheRangesThatTryingAllNumbersFinds(long seed) {
    Random random = new Random(seed);
    int first = random.nextInt(MOST);
    int second = random.nextInt(MOST);
    int third = random.nextInt(second + 1);
    long least = MOST;
    long most = -1;
    for (int b = 0; b <= Math.min(first, second); b++) {
      if (second - b <= third) {
        least = Math.min(least, b);
        most = Math.max(most, b);
      }
    }
    Puzzle.Builder puzzle = new Puzzle.Builder();
    puzzle.tie(new Tie(Map.of("a", 1, "b", 1), Link.EQUAL, first));
    puzzle.tie(new Tie(Map.of("b", 1, "c", 1), Link.EQUAL, second));
    puzzle.tie(new Tie(Map.of("c", 1), Link.AT_MOST, third));
    puzzle.guard("b", Guard.OF_VALUE);
    assertThat(only(puzzle).range("b").map(List::of).orElse(List.of()))
        .isEqualTo(most < 0 ? List.of() : List.of(new Range(least, most)));
  }

  @Test
  void findsAValueThatIsTheOnlyWholeNumberLeft() {
    Puzzle.Builder puzzle = new Puzzle.Builder();
    puzzle.tie(new Tie(Map.of("a", 2), Link.AT_MOST, 11));
    puzzle.tie(new Tie(Map.of("a", -2), Link.AT_MOST, -9));
    puzzle.guard("a", Guard.OF_VALUE);
    assertThat(only(puzzle).found()).containsExactly("a");
  }

  @Test
  void findsPeopleThatAreBoundedBelowTheirGuard() {
    Puzzle.Builder puzzle = new Puzzle.Builder();
    puzzle.tie(new Tie(Map.of("people", 1), Link.AT_MOST, 9));
    puzzle.guard("people", new Guard(10));
    assertThat(only(puzzle).found()).containsExactly("people");
  }

  @Test
  void takesAllToBeFoundWhereNothingFits() {
    Puzzle.Builder puzzle = new Puzzle.Builder();
    puzzle.tie(new Tie(Map.of("a", 1, "b", 1), Link.EQUAL, -1));
    puzzle.guard("a", Guard.OF_VALUE);
    assertThat(only(puzzle).found()).containsExactly("a");
  }

  private static Puzzle only(Puzzle.Builder puzzle) {
    List<Puzzle> parts = puzzle.build();
    assertThat(parts).hasSize(1);
    return parts.get(0);
  }
}
