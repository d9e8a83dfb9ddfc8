package org.waymark.reports.disclosure;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.waymark.reports.disclosure.LinkedTables.Guard;
import org.waymark.reports.disclosure.LinkedTables.Link;
import org.waymark.reports.disclosure.LinkedTables.Part;
import org.waymark.reports.disclosure.LinkedTables.Relation;
import org.waymark.reports.disclosure.LinkedTables.Sight;
import org.waymark.reports.disclosure.LinkedTables.TableCell;
import org.waymark.schemas.catalogue.Catalogue;
import org.waymark.schemas.catalogue.Indicator;
import org.waymark.schemas.catalogue.Indicator.Evidence;
import org.waymark.schemas.catalogue.Indicator.Family;
import org.waymark.schemas.catalogue.Indicator.Unit;

/**
 * What ties together the cells of a program that Waymark publishes. A shown cell tells its
 * numerator, denominator, unknown and people. Everybody who reads the definitions knows that, in a
 * program and period:
 *
 * <ul>
 *   <li>of a share, numerator and rest make the denominator, and no more people than that are in
 *       it;
 *   <li>E3, E7, E8, E9, E12 and F4 have one denominator, active people (summed over months), and
 *       S8, F5 and F6 have another, attended sessions, which is the numerator of F4; the people of
 *       all nine are the active ones;
 *   <li>the denominator and unknown of S4, of F2 and of F7 make the attended sessions, those of F8
 *       not more; their people are active;
 *   <li>the denominators and unknown of E1 and of E2 make the choices, those of S3 not more;
 *   <li>F1 is a part of S3: numerator, rest, unknown and people;
 * </ul>
 *
 * and that over time, within a publication and between publications:
 *
 * <ul>
 *   <li>numerators, rests, denominators and unknown of months make those of quarters, half-years
 *       and years, and of any twelve months; also of periods that overlap;
 *   <li>the people of a longer period are not fewer than those of any shorter one within it, and
 *       not more than those of all that make it up.
 * </ul>
 *
 * <p>Splits (three ways of E4 and S4, grounds of S8) are not published, and totals over programs
 * are made of shown cells only, so they tell nothing: neither is tied here. A relation that does
 * not hold between the true numbers, because an earlier cell has changed since, misleads whoever
 * uses it, and is left out.
 */
final class PublishedTables {

  private static final Set<String> OF_ACTIVE_MONTHS = Set.of("E3", "E7", "E8", "E9", "E12", "F4");
  private static final Set<String> OF_ATTENDED = Set.of("S8", "F5", "F6");
  private static final Set<String> SESSIONS_WITH_UNKNOWN = Set.of("S4", "F2", "F7");

  private static final String ACTIVE = "active.people";
  private static final String ACTIVE_MONTHS = "active.months";
  private static final String ATTENDED = "attended";
  private static final String PEOPLE = ".people";
  private static final double MONTHS_OF_YEAR = 12;

  private record Span(LocalDate start, LocalDate end) {
    boolean isMonth() {
      return start.plusMonths(1).equals(end);
    }

    boolean holds(Span other) {
      return !other.start.isBefore(start) && !other.end.isAfter(end);
    }
  }

  private record Key(String name, Span span) {}

  private final int fewestPeople;
  private final Map<Key, Integer> numbers = new LinkedHashMap<>();
  private final List<Long> truths = new ArrayList<>();
  private final List<TableCell> cells = new ArrayList<>();
  private final Set<Relation> relations = new LinkedHashSet<>();
  private final Set<Span> spans = new LinkedHashSet<>();

  private PublishedTables(int fewestPeople) {
    this.fewestPeople = fewestPeople;
  }

  /** Of one program; the cells come first, in their order. */
  static LinkedTables of(List<CountedCell> cells, List<EarlierCell> earlier, int fewestPeople) {
    PublishedTables tables = new PublishedTables(fewestPeople);
    LocalDate newest =
        cells.stream().map(CountedCell::endExclusive).max(LocalDate::compareTo).orElseThrow();
    cells.forEach(cell -> tables.add(cell, newest));
    Map<Key, CountedCell> now = new HashMap<>();
    cells.forEach(cell -> now.put(new Key(cell.indicator(), span(cell)), cell));
    earlier.stream().filter(cell -> unchanged(cell, now)).forEach(tables::add);
    tables.spans.forEach(tables::tie);
    tables.tieOverTime();
    return new LinkedTables(
        tables.truths, tables.cells, List.copyOf(tables.relations), fewestPeople);
  }

  private static Span span(CountedCell cell) {
    return new Span(cell.startInclusive(), cell.endExclusive());
  }

  /** An earlier cell that has changed since tells nothing certain of today's. */
  private static boolean unchanged(EarlierCell cell, Map<Key, CountedCell> now) {
    CountedCell today =
        now.get(new Key(cell.indicator(), new Span(cell.startInclusive(), cell.endExclusive())));
    return today == null || counts(today.counted()).equals(counts(cell.numbers()));
  }

  /** What a cell tells when it is seen. */
  private record Counts(long people, long numerator, long denominator, long unknown) {}

  private static Counts counts(Counted counted) {
    return new Counts(
        counted.clusters().people(), counted.numerator(), counted.denominator(), counted.unknown());
  }

  private static Counts counts(Numbers numbers) {
    return new Counts(
        numbers.people(), numbers.numerator(), numbers.denominator(), numbers.unknown());
  }

  private void add(CountedCell cell, LocalDate newest) {
    Span span = span(cell);
    spans.add(span);
    Indicator indicator = cell.counted().indicator();
    Counts counts = counts(cell.counted());
    CellStatus status = cell.cell().status();
    List<Part> parts =
        switch (status) {
          case SHOWN, WITHHELD -> parts(indicator, span, counts, whenWithheld(indicator, counts));
          case TOO_FEW -> parts(indicator, span, counts, whenTooFew(indicator));
          case CANNOT_TELL -> parts(indicator, span, counts, NOTHING);
          case NO_EVENTS, NOT_COLLECTED -> zeros(indicator, span, counts, status);
        };
    cells.add(new TableCell(sight(status), parts, cost(cell, newest)));
  }

  private void add(EarlierCell cell) {
    Span span = new Span(cell.startInclusive(), cell.endExclusive());
    spans.add(span);
    Indicator indicator = Catalogue.find(cell.indicator()).orElseThrow();
    List<Part> parts = parts(indicator, span, counts(cell.numbers()), NOTHING);
    cells.add(new TableCell(Sight.KNOWN, parts, 1));
  }

  private static Sight sight(CellStatus status) {
    return switch (status) {
      case SHOWN -> Sight.SHOWN;
      case TOO_FEW, WITHHELD, CANNOT_TELL -> Sight.HIDDEN;
      case NO_EVENTS, NOT_COLLECTED -> Sight.KNOWN;
    };
  }

  /**
   * What the status of a cell that is not seen tells of each count, and what more must not follow.
   */
  private record Unseen(Range people, Range count, Guard peopleGuard, Guard guard) {}

  private static final Unseen NOTHING =
      new Unseen(Range.COUNT, Range.COUNT, Guard.NONE, Guard.NONE);

  private Unseen whenTooFew(Indicator indicator) {
    return new Unseen(
        new Range(1, Disclosure.mostTooFew(indicator.id(), fewestPeople)),
        Range.COUNT,
        Guard.UP_TO_FEWEST,
        Guard.INEXACT);
  }

  /** Not too few: so there are people enough, and not all or none of them have the numerator. */
  private Unseen whenWithheld(Indicator indicator, Counts counts) {
    boolean neitherAllNorNone =
        counts.people() <= Disclosure.mostTooFew(indicator.id(), fewestPeople);
    return new Unseen(
        Range.from(fewestPeople),
        neitherAllNorNone ? Range.from(1) : Range.COUNT,
        Guard.INEXACT,
        Guard.INEXACT);
  }

  private List<Part> parts(Indicator indicator, Span span, Counts counts, Unseen unseen) {
    List<Part> parts = new ArrayList<>();
    String id = indicator.id();
    parts.add(
        new Part(
            quantity(people(id), span, counts.people()), unseen.people(), unseen.peopleGuard()));
    parts.add(
        new Part(
            quantity(numerator(id), span, counts.numerator()), unseen.count(), unseen.guard()));
    parts.add(
        new Part(
            quantity(denominator(id), span, counts.denominator()), Range.COUNT, unseen.guard()));
    parts.add(new Part(quantity(unknown(id), span, counts.unknown()), Range.COUNT, Guard.NONE));
    if (isShare(indicator)) {
      parts.add(
          new Part(
              quantity(rest(id), span, counts.denominator() - counts.numerator()),
              unseen.count(),
              unseen.guard()));
    }
    return parts;
  }

  /** What the status says to be 0. */
  private List<Part> zeros(Indicator indicator, Span span, Counts counts, CellStatus status) {
    String id = indicator.id();
    List<Part> parts = new ArrayList<>();
    // Limits are also placed in a month without a session.
    if (isShare(indicator) || status == CellStatus.NOT_COLLECTED) {
      zero(numerator(id), span, counts.numerator(), parts);
    }
    zero(unknown(id), span, counts.unknown(), parts);
    if (status == CellStatus.NO_EVENTS || indicator.evidence() == Evidence.ANY_RECORD) {
      zero(denominator(id), span, counts.denominator(), parts);
      zero(people(id), span, counts.people(), parts);
    }
    return parts;
  }

  private void zero(String name, Span span, long truth, List<Part> parts) {
    if (truth == 0) {
      parts.add(new Part(quantity(name, span, 0), Range.COUNT, Guard.NONE));
    }
  }

  /** People whose numbers are lost; those of core indicators and of late count more. */
  private static double cost(CountedCell cell, LocalDate newest) {
    Family family = cell.counted().indicator().family();
    double core = family == Family.EMPOWERMENT || family == Family.SELF_DETERMINATION ? 2 : 1;
    double years = ChronoUnit.MONTHS.between(cell.endExclusive(), newest) / MONTHS_OF_YEAR;
    return (1 + cell.counted().clusters().people()) * core * (1 + 1 / (1 + years));
  }

  private static boolean isShare(Indicator indicator) {
    return indicator.unit() == Unit.SHARE_OF_EVENTS || indicator.unit() == Unit.SHARE_OF_PEOPLE;
  }

  private static String people(String id) {
    return OF_ACTIVE_MONTHS.contains(id) || OF_ATTENDED.contains(id) ? ACTIVE : id + PEOPLE;
  }

  private static String denominator(String id) {
    if (OF_ACTIVE_MONTHS.contains(id)) {
      return ACTIVE_MONTHS;
    }
    return OF_ATTENDED.contains(id) ? ATTENDED : id + ".den";
  }

  private static String numerator(String id) {
    return id.equals("F4") ? ATTENDED : id + ".num";
  }

  private static String unknown(String id) {
    return id + ".unk";
  }

  private static String rest(String id) {
    return id + ".rest";
  }

  private static Key key(String name, Span span) {
    return new Key(name.equals(ACTIVE_MONTHS) && span.isMonth() ? ACTIVE : name, span);
  }

  /** One for all cells that tell the same count; a count of another truth is another. */
  private int quantity(String name, Span span, long truth) {
    Key key = key(name, span);
    while (numbers.containsKey(key) && truths.get(numbers.get(key)) != truth) {
      key = new Key(key.name() + "'", span);
    }
    return numbers.computeIfAbsent(key, any -> newQuantity(truth));
  }

  private int newQuantity(long truth) {
    truths.add(truth);
    return truths.size() - 1;
  }

  private void tie(Span span) {
    Catalogue.FLOW.forEach(indicator -> tie(indicator, span));
    for (String id : SESSIONS_WITH_UNKNOWN) {
      relate(span, List.of(denominator(id), unknown(id)), Link.EQUAL, List.of(ATTENDED));
      relate(span, List.of(people(id)), Link.AT_MOST, List.of(ACTIVE));
    }
    relate(span, List.of(denominator("F8"), unknown("F8")), Link.AT_MOST, List.of(ATTENDED));
    relate(span, List.of(people("F8")), Link.AT_MOST, List.of(ACTIVE));
    relate(span, List.of(ACTIVE), Link.AT_MOST, List.of(ACTIVE_MONTHS));
    relate(span, List.of(ACTIVE_MONTHS), Link.AT_MOST, List.of(ATTENDED));
    List<String> choices = List.of(denominator("E1"), unknown("E1"));
    relate(span, List.of(denominator("E2"), unknown("E2")), Link.EQUAL, choices);
    relate(span, List.of(denominator("S3"), unknown("S3")), Link.AT_MOST, choices);
    relate(span, List.of(numerator("F1")), Link.AT_MOST, List.of(numerator("S3")));
    relate(span, List.of(rest("F1")), Link.AT_MOST, List.of(rest("S3")));
    relate(span, List.of(unknown("F1")), Link.AT_MOST, List.of(unknown("S3")));
    relate(span, List.of(people("F1")), Link.AT_MOST, List.of(people("S3")));
  }

  private void tie(Indicator indicator, Span span) {
    String id = indicator.id();
    if (isShare(indicator)) {
      List<String> parts = List.of(numerator(id), rest(id));
      relate(span, List.of(denominator(id)), Link.EQUAL, parts);
    }
    relate(span, List.of(people(id)), Link.AT_MOST, List.of(denominator(id)));
  }

  private void relate(Span span, List<String> left, Link link, List<String> right) {
    boolean all =
        Stream.concat(left.stream(), right.stream())
            .allMatch(name -> numbers.containsKey(key(name, span)));
    if (all) {
      relate(numbers(span, left), link, numbers(span, right));
    }
  }

  private List<Integer> numbers(Span span, List<String> names) {
    return names.stream().map(name -> numbers.get(key(name, span))).toList();
  }

  /** Keeps a relation if it holds, as far as it can be seen. */
  private void relate(List<Integer> left, Link link, List<Integer> right) {
    if (left.equals(right)) {
      return;
    }
    boolean allTold =
        Stream.concat(left.stream(), right.stream())
            .allMatch(number -> truths.get(number) != LinkedTables.NOT_SHOWN);
    long difference = told(right) - told(left);
    boolean holds =
        allTold ? difference == 0 || (link == Link.AT_MOST && difference > 0) : difference <= 0;
    if (holds) {
      relations.add(new Relation(left, link, right));
    }
  }

  private long told(List<Integer> quantities) {
    return quantities.stream().mapToLong(truths::get).filter(truth -> truth >= 0).sum();
  }

  /**
   * By the spans between which no published period begins or ends: all periods are made of those,
   * also ones that overlap.
   */
  private void tieOverTime() {
    List<Span> atoms = atoms();
    for (Map.Entry<Key, Integer> entry : List.copyOf(numbers.entrySet())) {
      Key key = entry.getKey();
      List<Span> within = atoms.stream().filter(key.span()::holds).toList();
      if (within.size() < 2) {
        continue;
      }
      if (key.name().endsWith(PEOPLE)) {
        tiePeople(key, entry.getValue(), within);
      } else {
        List<Integer> parts = within.stream().map(atom -> part(key.name(), atom)).toList();
        relate(List.of(entry.getValue()), Link.EQUAL, parts);
      }
    }
  }

  private void tiePeople(Key key, int whole, List<Span> atoms) {
    spans.stream()
        .filter(span -> key.span().holds(span) && !span.equals(key.span()))
        .flatMap(span -> Optional.ofNullable(numbers.get(key(key.name(), span))).stream())
        .forEach(part -> relate(List.of(part), Link.AT_MOST, List.of(whole)));
    if (atoms.stream().allMatch(atom -> numbers.containsKey(key(key.name(), atom)))) {
      relate(
          List.of(whole),
          Link.AT_MOST,
          atoms.stream().map(atom -> numbers.get(key(key.name(), atom))).toList());
    }
  }

  private int part(String name, Span atom) {
    return numbers.computeIfAbsent(key(name, atom), any -> newQuantity(LinkedTables.NOT_SHOWN));
  }

  private List<Span> atoms() {
    TreeSet<LocalDate> ends = new TreeSet<>();
    spans.forEach(
        span -> {
          ends.add(span.start());
          ends.add(span.end());
        });
    List<Span> atoms = new ArrayList<>();
    ends.forEach(
        start ->
            Optional.ofNullable(ends.higher(start))
                .ifPresent(end -> atoms.add(new Span(start, end))));
    return atoms;
  }
}
