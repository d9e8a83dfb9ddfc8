package org.waymark.reports.disclosure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.waymark.reports.disclosure.Counted.Having;
import org.waymark.reports.disclosure.Counted.Recorded;
import org.waymark.reports.disclosure.LinkedCell.Counts;
import org.waymark.reports.disclosure.LinkedCell.Told;
import org.waymark.reports.statistics.Clusters;
import org.waymark.schemas.catalogue.Catalogue;
import org.waymark.schemas.catalogue.Indicator;

/**
 * The people of a program in a month, and what their choices, sessions, tasks, goals and limits
 * count to, splits and all. Counted event by event, so what the definitions tie together hangs
 * together without any tie being spelt here.
 */
final class MadeUpMonth {

  private static final LocalDate END = LocalDate.of(2025, 2, 1);
  private static final LocalDate LONG_AFTER = LocalDate.of(2026, 1, 1);
  private static final double COMES = 0.6;

  /** As published: every indicator, then its parts. */
  private static final Map<String, List<String>> PARTS =
      Map.of(
          "E1", List.of("participant"),
          "E4", List.of("by", "with", "for"),
          "S1", List.of("joint"),
          "S3", List.of("pending", "capacity", "availability", "policy", "safety", "other"),
          "S4", List.of("voluntary", "encouraged", "required"),
          "S8", List.of("safety", "policy", "resource", "legal", "discussed"));

  private static final List<String> REASONS =
      List.of("capacity", "availability", "policy", "safety", "other");

  private static final List<String> ANSWERS = List.of("E11", "S5", "F3", "F9", "F10");

  /** Of one person: by id, or id and part. */
  private static final class Person {
    private final Map<String, long[]> counts = new HashMap<>();

    void add(String id, boolean yes) {
      of(id)[0] += yes ? 1 : 0;
      of(id)[1]++;
    }

    void part(String part) {
      of(part)[0]++;
    }

    void unknown(String id) {
      of(id)[2]++;
    }

    long[] of(String id) {
      return counts.computeIfAbsent(id, any -> new long[3]);
    }
  }

  private static final Disclosure DISCLOSURE = new Disclosure(Disclosure.DEFAULT_FEWEST_PEOPLE);

  private final Random random;
  private final List<Person> people = new ArrayList<>();
  private final Map<String, Boolean> recorded = new HashMap<>();
  private final double[] habits;

  /**
   * A month.
   *
   * @param activePeople about so many
   */
  MadeUpMonth(int activePeople, long seed) {
    random = new Random(seed);
    habits = random.doubles(8, 0.05, 0.95).toArray();
    Catalogue.FLOW.forEach(each -> recorded.put(each.id(), random.nextInt(10) < 8));
    IntStream.range(0, (int) Math.ceil(activePeople / COMES)).forEach(any -> people.add(person()));
  }

  /** The same, with other events of a few of its people. */
  void correct(int howMany) {
    for (int i = 0; i < howMany; i++) {
      people.set(random.nextInt(people.size()), person());
    }
  }

  /** All cells, each hidden for what it would tell by itself. */
  List<LinkedCell> cells() {
    List<LinkedCell> cells = new ArrayList<>();
    for (Indicator indicator : Catalogue.FLOW) {
      LinkedCell whole = whole(indicator);
      cells.add(whole);
      PARTS
          .getOrDefault(indicator.id(), List.of())
          .forEach(part -> cells.add(part(indicator, whole.status(), part)));
    }
    return cells;
  }

  /** What every cell would show, hidden or not, by id, or id and part. */
  Map<String, Counts> truth() {
    Map<String, Counts> truth = new LinkedHashMap<>();
    for (LinkedCell cell : cells()) {
      truth.put(name(cell), counts(counted(indicator(cell), cell.part())));
    }
    return truth;
  }

  static String name(LinkedCell cell) {
    return cell.indicator() + cell.part().map(part -> "/" + part).orElse("");
  }

  private static Indicator indicator(LinkedCell cell) {
    return Catalogue.find(cell.indicator()).orElseThrow();
  }

  private LinkedCell whole(Indicator indicator) {
    Counted counted = counted(indicator, Optional.empty());
    return linked(indicator, Optional.empty(), DISCLOSURE.cell(counted, surroundings()).status());
  }

  private LinkedCell part(Indicator indicator, CellStatus whole, String part) {
    Counted counted = counted(indicator, Optional.of(part));
    CellStatus status = DISCLOSURE.part(whole, counted, surroundings()).status();
    return linked(indicator, Optional.of(part), status);
  }

  private Surroundings surroundings() {
    Counted sessions = counted(Catalogue.find("F6").orElseThrow(), Optional.empty());
    return Surroundings.of(END, LONG_AFTER, sessions);
  }

  private LinkedCell linked(Indicator indicator, Optional<String> part, CellStatus status) {
    Optional<Counts> counts =
        status == CellStatus.SHOWN
            ? Optional.of(counts(counted(indicator, part)))
            : Optional.empty();
    return new LinkedCell(indicator.id(), part, status, counts, Told.NOW, 1);
  }

  private static Counts counts(Counted counted) {
    return new Counts(
        counted.numerator(), counted.denominator(), counted.unknown(), counted.clusters().people());
  }

  private Counted counted(Indicator indicator, Optional<String> part) {
    String id = indicator.id();
    String numerator = part.map(word -> id + "/" + word).orElse(id);
    long[] y = people.stream().mapToLong(person -> person.of(numerator)[0]).toArray();
    long[] n = new long[y.length];
    Arrays.setAll(n, i -> denominator(people.get(i), id, part));
    boolean isReason = id.equals("S3") && part.filter(REASONS::contains).isPresent();
    String unsaid = isReason ? "S3/reasons" : id;
    long unknown = people.stream().mapToLong(person -> person.of(unsaid)[2]).sum();
    long some = Arrays.stream(y).filter(each -> each > 0).count();
    long all = IntStream.range(0, y.length).filter(i -> n[i] > 0 && y[i] == n[i]).count();
    long events = Arrays.stream(y).sum() + (recorded.getOrDefault(id, true) ? 1 : 0);
    long anything = events + Arrays.stream(n).sum() + unknown;
    return new Counted(
        indicator,
        Clusters.of(y, n),
        unknown,
        new Having(some, all),
        new Recorded(events, anything, 1));
  }

  private static long denominator(Person person, String id, Optional<String> part) {
    return switch (part.map(word -> id + "/" + word).orElse(id)) {
      case "S3/pending" -> person.of("S3")[1] + person.of("S3/pending")[0];
      case "S8/discussed" -> person.of("S8")[0];
      case "S3/capacity", "S3/availability", "S3/policy", "S3/safety", "S3/other" ->
          REASONS.stream().mapToLong(reason -> person.of("S3/" + reason)[0]).sum();
      default -> person.of(id)[1];
    };
  }

  private Person person() {
    Person person = new Person();
    times(0.4, 3, () -> choice(person));
    times(0.5, 2, () -> task(person));
    times(0.4, 2, () -> goal(person));
    times(0.2, 2, () -> person.add("S2", chance(habits[0])));
    times(0.2, 2, () -> person.add("S10", chance(habits[1])));
    times(0.1, 1, () -> person.add("O6", chance(habits[2])));
    times(0.05, 2, () -> limit(person));
    if (chance(COMES)) {
      attend(person);
    }
    return person;
  }

  private void attend(Person person) {
    IntStream.rangeClosed(0, random.nextInt(4)).forEach(any -> session(person));
    person.of("F4")[1] = 1;
    List.of("E3", "E7", "E8", "E9", "E12").forEach(id -> person.add(id, chance(habits[3])));
  }

  private void session(Person person) {
    person.of("F4")[0]++;
    person.of("S8")[1]++;
    person.add("F5", chance(0.8));
    person.add("F6", chance(0.5));
    known(person, "S4", 0.1)
        .ifPresent(
            any -> {
              String basis = pick("voluntary", "encouraged", "required");
              person.add("S4", !basis.equals("required"));
              person.part("S4/" + basis);
            });
    known(person, "F2", 0.1).ifPresent(any -> person.add("F2", chance(habits[4])));
    known(person, "F7", 0.2).ifPresent(any -> person.add("F7", chance(habits[5])));
    if (chance(0.3)) {
      known(person, "F8", 0.1).ifPresent(any -> person.add("F8", chance(habits[6])));
    }
    ANSWERS.forEach(id -> times(0.4, 1, () -> person.add(id, chance(habits[7]))));
  }

  private void choice(Person person) {
    known(person, "E1", 0.05)
        .ifPresent(
            any -> {
              boolean alone = chance(0.5);
              person.add("E1", alone || chance(habits[0]));
              if (alone) {
                person.part("E1/participant");
              }
            });
    known(person, "E2", 0.15).ifPresent(any -> person.add("E2", chance(habits[1])));
    if (chance(0.7)) {
      preference(person);
    }
  }

  private void preference(Person person) {
    if (chance(0.1)) {
      person.part("S3/pending");
      return;
    }
    List<String> ids = chance(0.4) ? List.of("S3", "F1") : List.of("S3");
    boolean isUnknown = chance(0.1);
    boolean honoured = chance(habits[2]);
    if (!isUnknown && !honoured) {
      if (chance(0.8)) {
        person.part("S3/" + pick("capacity", "availability", "policy", "safety", "other"));
      } else {
        person.unknown("S3/reasons");
      }
    }
    for (String id : ids) {
      if (isUnknown) {
        person.unknown(id);
      } else {
        person.add(id, honoured);
      }
    }
  }

  private void task(Person person) {
    String done = pick("by", "with", "for");
    person.add("E4", !done.equals("for"));
    person.part("E4/" + done);
  }

  private void goal(Person person) {
    known(person, "S1", 0.05)
        .ifPresent(
            any -> {
              String originator = pick("participant", "joint", "other");
              person.add("S1", originator.equals("participant"));
              if (originator.equals("joint")) {
                person.part("S1/joint");
              }
            });
  }

  private void limit(Person person) {
    person.of("S8")[0]++;
    person.part("S8/" + pick("safety", "policy", "resource", "legal"));
    if (chance(0.6)) {
      person.part("S8/discussed");
    }
  }

  private Optional<Boolean> known(Person person, String id, double unknown) {
    if (chance(unknown)) {
      person.unknown(id);
      return Optional.empty();
    }
    return Optional.of(true);
  }

  private String pick(String... words) {
    double at = random.nextDouble();
    int place = at < habits[3] * habits[4] ? 0 : at < habits[3] ? 1 : 2 + random.nextInt(3);
    return words[Math.min(place, words.length - 1)];
  }

  private void times(double often, int most, Runnable event) {
    for (int i = 0; i < most; i++) {
      if (chance(often)) {
        event.run();
      }
    }
  }

  private boolean chance(double share) {
    return random.nextDouble() < share;
  }
}
