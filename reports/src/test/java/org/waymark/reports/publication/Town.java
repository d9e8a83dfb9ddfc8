package org.waymark.reports.publication;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.waymark.reports.lake.Beside;
import org.waymark.reports.lake.Cut;
import org.waymark.reports.lake.Literals;
import org.waymark.reports.lake.SmallLake;
import org.waymark.schemas.lake.Head;
import org.waymark.schemas.lake.LakeTable;

/** Choices that people made, with the facts that the fold makes of them: a lake that grows. */
final class Town implements Source {

  private static final int FEW = 25;

  private final Path directory;
  private final List<Choice> choices = new ArrayList<>();
  private final Map<Head, Map<LakeTable, List<String>>> written = new HashMap<>();
  private final List<Decision> decisions = new ArrayList<>();
  private int minutes;
  private boolean divided;

  Town(Path directory) {
    this.directory = directory;
  }

  private record Choice(String program, String month, int person) {}

  private record Decision(String program, String indicator, String month, String reason) {}

  private record Month(String program, String month) {}

  /** A choice that each of some people made; {@code month} as 2025-03. */
  Town choice(String program, String month, int people) {
    for (int person = 0; person < people; person++) {
      choices.add(new Choice(program, month, person));
    }
    return this;
  }

  /** A decision that a series begins anew; {@code month} as 2025-03. */
  Town rebase(String program, String indicator, String month, String reason) {
    decisions.add(new Decision(program, indicator, month, reason));
    return this;
  }

  /** What was written so far in another order. */
  Town reversed() {
    Collections.reverse(choices);
    return this;
  }

  /** Is counted in small parts of its people from now on. */
  Town divided() {
    divided = true;
    return this;
  }

  /** Adds minutes to a person's month that no event holds. */
  Town miscount() {
    minutes++;
    return this;
  }

  /** Erases everybody who made a choice in a program in a month, and with them the cuts so far. */
  Town erase(String program, String month) {
    Set<Integer> people =
        choices.stream()
            .filter(choice -> choice.program().equals(program) && choice.month().equals(month))
            .map(Choice::person)
            .collect(Collectors.toSet());
    choices.removeIf(
        choice -> choice.program().equals(program) && people.contains(choice.person()));
    forget();
    return this;
  }

  /** Removes the files of all cuts so far, as their snapshots expire. */
  void forget() {
    written.clear();
  }

  @Override
  public Cut open(Beside beside) {
    int sequence = choices.size() + decisions.size();
    // A decision is in no cut: the table of decisions has another snapshot by it.
    Map<String, Long> snapshots = Map.of(LakeTable.REBASES.name(), (long) decisions.size());
    Head head = new Head(sequence, Map.of(0, (long) choices.size()), snapshots);
    Cut cut = SmallLake.cut(head, written.computeIfAbsent(head, any -> files()), beside);
    if (divided) {
      cut.divide(FEW, FEW);
    }
    return cut;
  }

  @Override
  public Optional<List<String>> peopleAt(Head head) {
    return Optional.ofNullable(written.get(head))
        .map(files -> files.getOrDefault(LakeTable.PARTICIPANT_MONTHS, List.of()));
  }

  private Map<LakeTable, List<String>> files() {
    try {
      SmallLake lake = new SmallLake(Files.createTempDirectory(directory, "cut"));
      lake.program("harbor", "Harbor House").program("summit", "Summit Peers");
      decisions.forEach(
          decision ->
              lake.rebase(
                  decision.program(), decision.indicator(), decision.month(), decision.reason()));
      Map<Month, Map<Integer, Integer>> counts = new HashMap<>();
      for (int i = 0; i < choices.size(); i++) {
        event(lake, i, choices.get(i));
        counts
            .computeIfAbsent(
                new Month(choices.get(i).program(), choices.get(i).month()), any -> new TreeMap<>())
            .merge(choices.get(i).person(), 1, Integer::sum);
      }
      counts.forEach((month, people) -> facts(lake, month, people));
      return new HashMap<>(lake.files());
    } catch (IOException | SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private void event(SmallLake lake, int number, Choice choice) {
    LocalDate day = YearMonth.parse(choice.month()).atDay(10);
    Map<String, String> event = new HashMap<>();
    event.put("event_id", "'e%d'".formatted(number));
    event.put("event_type", "'choice.recorded'");
    event.put("action", "'assert'");
    event.put("participant_key", "'person-%s-%d'".formatted(choice.program(), choice.person()));
    event.put("program_id", Literals.text(choice.program()));
    event.put("entity_id", "'c%d'".formatted(number));
    event.put("occurred_at", "TIMESTAMPTZ '%s 10:00:00Z'".formatted(day));
    event.put("recorded_at", "TIMESTAMPTZ '%s 11:00:00Z'".formatted(day));
    event.put("occurred_on", Literals.date(day));
    event.put("fingerprint", "'f%d'".formatted(number));
    event.put("decided_by", "'participant'");
    event.put("initiated_by", "'participant'");
    event.put("preference", "'not_asked'");
    event.put("topic", "'place'");
    lake.row(LakeTable.EVENTS, event);
  }

  private void facts(SmallLake lake, Month month, Map<Integer, Integer> people) {
    int all = 0;
    for (Map.Entry<Integer, Integer> person : people.entrySet()) {
      all += person.getValue();
      lake.person(
          "person-%s-%d".formatted(month.program(), person.getKey()),
          month.program(),
          month.month(),
          counted(person.getValue()));
    }
    Map<String, Integer> sums = new HashMap<>(counted(all));
    sums.put("minutes", minutes);
    sums.put("e1_people", people.size());
    sums.put("e1_people_num", people.size());
    sums.put("e1_people_all", people.size());
    lake.part(0, month.program(), month.month(), sums);
  }

  private static Map<String, Integer> counted(int choices) {
    return Map.of(
        "e1_num", choices, "e1_den", choices, "e1_participant", choices, "e2_unk", choices);
  }
}
