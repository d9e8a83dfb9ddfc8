package org.waymark.reports.disclosure;

import static java.util.stream.Collectors.toCollection;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.waymark.reports.disclosure.LinkedCell.Counts;
import org.waymark.schemas.catalogue.Catalogue;
import org.waymark.schemas.catalogue.Indicator;
import org.waymark.schemas.catalogue.Indicator.Evidence;

/**
 * Cells of one program and period, the names of their counts, and the ties between those.
 *
 * @param cells in the order of the catalogue
 * @param names of the counts of each
 * @param ties of which each name is one of these
 */
record Sheet(List<LinkedCell> cells, List<CountNames> names, List<Tie> ties) {

  Sheet {
    cells = List.copyOf(cells);
    names = List.copyOf(names);
    ties = List.copyOf(ties);
  }

  /**
   * As anybody reads it who takes all counts to be of one cut: also one that was carried over from
   * an earlier publication because few people's contributions changed, or none's.
   */
  static Sheet ofOneCut(List<LinkedCell> cells) {
    return of(cells, cell -> "");
  }

  /** As it is for certain: only counts of the same cut are tied. */
  static Sheet ofEachCut(List<LinkedCell> cells) {
    return of(cells, cell -> "@" + cell.countedAt());
  }

  /** Marks what is not to be tied. */
  private interface Marking {
    String of(LinkedCell cell);
  }

  private static Sheet of(List<LinkedCell> cells, Marking marking) {
    List<CountNames> names =
        cells.stream().map(cell -> CountNames.of(cell).marked(marking.of(cell))).toList();
    Set<String> held = names.stream().flatMap(CountNames::all).collect(toCollection(HashSet::new));
    Stream<Tie> ofDefinitions =
        cells.stream()
            .map(marking::of)
            .distinct()
            .flatMap(mark -> Tie.OF_DEFINITIONS.stream().map(tie -> tie.marked(mark)))
            .filter(tie -> held.containsAll(tie.factors().keySet()));
    Stream<Tie> within = names.stream().flatMap(Tie::within);
    return new Sheet(cells, names, Stream.concat(ofDefinitions, within).distinct().toList());
  }

  boolean hides() {
    return cells.stream().anyMatch(LinkedCell::isHidden);
  }

  boolean canWithhold() {
    return cells.stream().anyMatch(LinkedCell::mayBeWithheld);
  }

  boolean isOfOneCut() {
    return cells.stream().mapToLong(LinkedCell::countedAt).distinct().count() == 1;
  }

  /** Cells between which there is no tie, each lot by itself, as numbers of this sheet's cells. */
  List<List<Integer>> islands() {
    Groups groups = new Groups();
    names.forEach(cell -> groups.join(cell.all()));
    ties.forEach(tie -> groups.join(tie.factors().keySet().stream()));
    Map<String, List<Integer>> islands = new LinkedHashMap<>();
    for (int i = 0; i < cells.size(); i++) {
      islands.computeIfAbsent(groups.of(names.get(i).numerator()), any -> new ArrayList<>()).add(i);
    }
    return List.copyOf(islands.values());
  }

  /** Some of the cells, by their numbers, with the ties between them. */
  Sheet only(List<Integer> numbers) {
    List<CountNames> kept = numbers.stream().map(names::get).toList();
    Set<String> held = kept.stream().flatMap(CountNames::all).collect(toCollection(HashSet::new));
    return new Sheet(
        numbers.stream().map(cells::get).toList(),
        kept,
        ties.stream().filter(tie -> held.containsAll(tie.factors().keySet())).toList());
  }

  /** The counts that anybody knows: those of cells that are seen, and where a status says 0. */
  Known known(BitSet withheld) {
    Known known = new Known(new HashMap<>(), new HashSet<>());
    for (int i = 0; i < cells.size(); i++) {
      LinkedCell cell = cells.get(i);
      CountNames name = names.get(i);
      if (!withheld.get(i)) {
        cell.counts().ifPresent(counts -> known.see(name, counts));
        zeros(cell, name).forEach(zero -> known.see(zero, 0));
      }
    }
    return known;
  }

  /**
   * Counts by their names.
   *
   * @param values of them
   * @param contradicted names that were seen with two values
   */
  record Known(Map<String, Long> values, Set<String> contradicted) {

    private void see(CountNames name, Counts counts) {
      see(name.numerator(), counts.numerator());
      name.rest().ifPresent(rest -> see(rest, counts.rest()));
      see(name.denominator(), counts.denominator());
      see(name.unknown(), counts.unknown());
      see(name.people(), counts.people());
    }

    private void see(String name, long value) {
      Long before = values.put(name, value);
      if (before != null && before != value) {
        contradicted.add(name);
      }
    }
  }

  /**
   * What the status of a whole number tells to be 0. Limits are also placed where nobody attended.
   */
  private static Stream<String> zeros(LinkedCell cell, CountNames name) {
    boolean isShare = name.rest().isPresent();
    if (!cell.isWhole()) {
      return Stream.empty();
    }
    return switch (cell.status()) {
      case SHOWN, TOO_FEW, WITHHELD, CANNOT_TELL -> Stream.empty();
      case NO_EVENTS -> isShare ? name.all() : Stream.empty();
      case NOT_COLLECTED ->
          Catalogue.find(cell.indicator()).map(Indicator::evidence).stream()
              .flatMap(
                  evidence ->
                      evidence == Evidence.ANY_RECORD && isShare
                          ? name.all()
                          : Stream.of(name.numerator(), name.unknown()));
    };
  }

  /** Names that belong together, directly or through others. */
  static final class Groups {
    private final Map<String, String> parents = new HashMap<>();

    void join(Stream<String> names) {
      Set<String> tops = names.map(this::of).collect(toCollection(LinkedHashSet::new));
      String first = tops.iterator().next();
      tops.forEach(top -> parents.put(top, first));
    }

    String of(String name) {
      String at = name;
      String above = parents.getOrDefault(at, at);
      while (!Objects.equals(above, at)) {
        at = above;
        above = parents.getOrDefault(at, at);
      }
      return at;
    }
  }
}
