package org.waymark.reports.disclosure;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.waymark.reports.disclosure.Counted.Having;
import org.waymark.reports.disclosure.Counted.Recorded;
import org.waymark.reports.statistics.Clusters;
import org.waymark.schemas.catalogue.Catalogue;
import org.waymark.schemas.catalogue.Indicator;

/**
 * People who come to a program month by month, with the habits of the demo's programs: what they
 * count to obeys every definition, so the ties between cells hold.
 */
final class MadeUpProgram {

  private static final YearMonth FIRST = YearMonth.of(2023, 1);
  private static final LocalDate LONG_AFTER = LocalDate.of(2030, 1, 1);
  private static final double COMES = 0.6;

  /** Numerator, denominator and unknown of one person. */
  private record Count(long y, long n, long unknown) {
    Count and(Count other) {
      return new Count(y + other.y, n + other.n, unknown + other.unknown);
    }

    static final Count ZERO = new Count(0, 0, 0);
  }

  private final String id;
  private final Random random;

  /** By month, person and indicator. */
  private final List<List<Map<String, Count>>> months = new ArrayList<>();

  /**
   * So many months from January 2023 on.
   *
   * @param activePeople about so many in a month
   */
  MadeUpProgram(String id, int activePeople, int monthCount, long seed) {
    this.id = id;
    random = new Random(seed);
    int enrolled = (int) Math.round(activePeople / COMES);
    for (int month = 0; month < monthCount; month++) {
      months.add(IntStream.range(0, enrolled).mapToObj(person -> month()).toList());
    }
  }

  /** Cells of periods of so many months, hidden each by itself. */
  List<CountedCell> cells(int length) {
    List<CountedCell> cells = new ArrayList<>();
    for (int first = 0; first + length <= months.size(); first += length) {
      cells.addAll(period(first, first + length));
    }
    return cells;
  }

  /** The cells of the months from one to before another, counted from 0. */
  List<CountedCell> period(int first, int last) {
    LocalDate end = FIRST.plusMonths(last).atDay(1);
    Surroundings surroundings =
        Surroundings.of(end, LONG_AFTER, counted(Catalogue.find("F6").orElseThrow(), first, last));
    Disclosure disclosure = new Disclosure(Disclosure.DEFAULT_FEWEST_PEOPLE);
    return Catalogue.FLOW.stream()
        .map(
            indicator -> {
              Counted counted = counted(indicator, first, last);
              return new CountedCell(
                  id,
                  FIRST.plusMonths(first).atDay(1),
                  end,
                  counted,
                  disclosure.cell(counted, surroundings));
            })
        .toList();
  }

  private Counted counted(Indicator indicator, int first, int last) {
    List<Count> people = people(indicator.id(), first, last);
    Count recorded =
        people(indicator.id(), Math.max(0, Math.min(first, last - 6)), last).stream()
            .reduce(Count.ZERO, Count::and);
    return new Counted(
        indicator,
        Clusters.of(
            people.stream().mapToLong(Count::y).toArray(),
            people.stream().mapToLong(Count::n).toArray()),
        people.stream().mapToLong(Count::unknown).sum(),
        new Having(
            people.stream().filter(each -> each.y() > 0).count(),
            people.stream().filter(each -> each.n() > 0 && each.y() == each.n()).count()),
        new Recorded(recorded.y(), recorded.y() + recorded.n() + recorded.unknown(), 1));
  }

  private List<Count> people(String indicator, int first, int last) {
    return IntStream.range(0, months.get(0).size())
        .mapToObj(
            person ->
                IntStream.range(first, last)
                    .mapToObj(month -> months.get(month).get(person))
                    .map(counts -> counts.getOrDefault(indicator, Count.ZERO))
                    .reduce(Count.ZERO, Count::and))
        .toList();
  }

  /** One person's month. */
  private Map<String, Count> month() {
    Map<String, Count> counts = new HashMap<>();
    int choices = random.nextInt(10) < 4 ? 1 + random.nextInt(3) : 0;
    choices(counts, choices);
    some(counts, "E4", 0.3, 0.7);
    some(counts, "S1", 0.2, 0.6);
    some(counts, "S2", 0.15, 0.85);
    some(counts, "S10", 0.1, 0.7);
    some(counts, "O6", 0.05, 0.6);
    if (random.nextDouble() < COMES) {
      attended(counts, 1 + random.nextInt(4));
    }
    return counts;
  }

  private void attended(Map<String, Count> counts, int sessions) {
    counts.put("F4", new Count(sessions, 1, 0));
    counts.put("E3", once(0.4));
    counts.put("E7", once(0.2));
    counts.put("E8", once(0.25));
    counts.put("E9", once(0.5));
    counts.put("E12", once(0.15));
    counts.put("S8", new Count(random.nextInt(100) < 3 ? 1 : 0, sessions, 0));
    counts.put("F5", yes(sessions, 0, 0.8));
    counts.put("F6", yes(sessions, 0, 0.5));
    counts.put("S4", yes(sessions, 0.1, 0.93));
    counts.put("F2", yes(sessions, 0.1, 0.75));
    counts.put("F7", yes(sessions, 0.2, 0.15));
    counts.put("F8", yes(binomial(sessions, 0.3), 0.1, 0.8));
    int answers = binomial(sessions, 0.5);
    for (String id : List.of("E11", "S5", "F3", "F9", "F10")) {
      counts.put(id, yes(answers, 0, 0.5));
    }
  }

  private void choices(Map<String, Count> counts, int choices) {
    counts.put("E1", yes(choices, 0.05, 0.75));
    counts.put("E2", yes(choices, 0.15, 0.7));
    Count otherTopics = yes(binomial(choices, 0.5), 0.1, 0.75);
    int left = (int) (choices - otherTopics.n() - otherTopics.unknown());
    Count format = yes(binomial(left, 0.4), 0.1, 0.75);
    counts.put("F1", format);
    counts.put("S3", otherTopics.and(format));
  }

  private void some(Map<String, Count> counts, String indicator, double often, double share) {
    counts.put(indicator, yes(binomial(2, often), 0.05, share));
  }

  private Count once(double share) {
    return new Count(binomial(1, share), 1, 0);
  }

  private Count yes(int events, double unknown, double share) {
    int notKnown = binomial(events, unknown);
    int known = events - notKnown;
    return new Count(binomial(known, share), known, notKnown);
  }

  private int binomial(int trials, double share) {
    return (int) IntStream.range(0, trials).filter(any -> random.nextDouble() < share).count();
  }
}
