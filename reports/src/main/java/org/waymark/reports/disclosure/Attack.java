package org.waymark.reports.disclosure;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.waymark.reports.disclosure.Puzzle.Guard;
import org.waymark.reports.disclosure.Sheet.Known;

/**
 * What readers find out of the hidden cells of a sheet. What was counted in them goes in nowhere.
 */
final class Attack {

  private final Sheet sheet;
  private final int fewestPeople;

  /** Most puzzles stay the same when another cell is withheld. */
  private final Map<Puzzle, Set<String>> answers = new HashMap<>();

  /**
   * On a sheet.
   *
   * @param fewestPeople of whom a cell is shown
   */
  Attack(Sheet sheet, int fewestPeople) {
    this.sheet = sheet;
    this.fewestPeople = fewestPeople;
  }

  Sheet sheet() {
    return sheet;
  }

  /**
   * A count of a hidden cell that a reader can tell exactly, or can tell to be fewer people than
   * its status says.
   *
   * @param count its name
   */
  record Finding(Reader reader, String count) {}

  /** What is found when some cells are withheld, one after the other as it is asked for. */
  Stream<Finding> findings(BitSet withheld) {
    return Stream.concat(shownElsewhere(withheld), workedBack(withheld));
  }

  /**
   * Numerators of hidden cells that another cell shows, as that of what is done for people is what
   * the number itself leaves.
   */
  private Stream<Finding> shownElsewhere(BitSet withheld) {
    Map<String, Long> known = sheet.known(withheld).values();
    return IntStream.range(0, sheet.cells().size())
        .filter(number -> withheld.get(number) || sheet.cells().get(number).isHidden())
        .mapToObj(number -> sheet.names().get(number).numerator())
        .filter(known::containsKey)
        .map(count -> new Finding(Reader.BLIND, count));
  }

  private Stream<Finding> workedBack(BitSet withheld) {
    return Arrays.stream(Reader.values())
        .flatMap(
            reader ->
                puzzles(reader, withheld).stream()
                    .flatMap(puzzle -> answers.computeIfAbsent(puzzle, Puzzle::found).stream())
                    .map(count -> new Finding(reader, count)));
  }

  /** Whether there are counts that fit all that is seen. */
  boolean addsUp() {
    BitSet withheld = new BitSet();
    Known known = sheet.known(withheld);
    return known.contradicted().isEmpty()
        && sheet.ties().stream().map(tie -> tie.given(known.values())).allMatch(Tie::mayHold)
        && Arrays.stream(Reader.values())
            .flatMap(reader -> puzzles(reader, withheld).stream())
            .allMatch(Puzzle::isPossible);
  }

  /** What a reader does not know of the hidden cells, and all that ties it to what is known. */
  List<Puzzle> puzzles(Reader reader, BitSet withheld) {
    Map<String, Long> known = sheet.known(withheld).values();
    Puzzle.Builder puzzle = new Puzzle.Builder();
    for (int number = 0; number < sheet.cells().size(); number++) {
      LinkedCell cell = sheet.cells().get(number);
      if (withheld.get(number) || cell.counts().isEmpty()) {
        add(reader, number, known, puzzle);
      }
      if (withheld.get(number) || cell.isHidden()) {
        guard(reader, number, known, puzzle);
      }
    }
    sheet.ties().forEach(tie -> add(tie.given(known), puzzle));
    return puzzle.build();
  }

  private void add(Reader reader, int number, Map<String, Long> known, Puzzle.Builder puzzle) {
    LinkedCell cell = sheet.cells().get(number);
    CountNames names = sheet.names().get(number);
    names
        .all()
        .filter(name -> !known.containsKey(name))
        .forEach(name -> puzzle.know(name, Range.COUNT));
    if (!known.containsKey(names.people())) {
      puzzle.know(names.people(), reader.people(cell, fewestPeople));
    }
    reader.ofStatus(cell, names).ifPresent(tie -> add(tie.given(known), puzzle));
  }

  private void guard(Reader reader, int number, Map<String, Long> known, Puzzle.Builder puzzle) {
    CountNames names = sheet.names().get(number);
    names
        .all()
        .filter(name -> !known.containsKey(name))
        .forEach(name -> puzzle.guard(name, Guard.OF_VALUE));
    if (!known.containsKey(names.people())) {
      puzzle.guard(names.people(), new Guard(reader.lowestMost(fewestPeople)));
    }
  }

  private static void add(Tie tie, Puzzle.Builder puzzle) {
    if (!tie.factors().isEmpty()) {
      puzzle.tie(tie);
    }
  }
}
