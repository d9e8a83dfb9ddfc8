package org.waymark.reports.spells;

import static java.util.stream.Collectors.joining;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.waymark.reports.lake.Cut;
import org.waymark.reports.lake.SmallLake;
import org.waymark.schemas.lake.LakeTable;

/**
 * A small lake told in words: what is about a person is a line of {@code name=value}, days are ISO,
 * and everything happens in the program harbor unless it is said otherwise.
 */
final class Lives {

  private static final Set<String> LISTS = Set.of("active", "pauses", "ratings", "tended_on");

  private final SmallLake lake;
  private int number = 0;

  Lives(Path directory) {
    lake = new SmallLake(directory).program("harbor", "Harbor House");
  }

  Lives program(String id) {
    lake.program(id, id);
    return this;
  }

  Lives episode(String person, String told) {
    return add(LakeTable.EPISODE_SPELLS, person, "episode_id=" + next() + " " + told);
  }

  Lives goal(String person, String told) {
    return add(LakeTable.GOAL_SPELLS, person, "goal_id=" + next() + " " + told);
  }

  /** A live event at noon of a day. */
  Lives event(String person, String type, String day, String told) {
    String id = next();
    return version(
        person,
        "event_id=%1$s entity_id=%1$s action=assert event_type=%2$s occurred_on=%3$s occurred_at=%3$sT12:00:00Z recorded_at=%3$sT13:00:00Z fingerprint=aa %4$s"
            .formatted(id, type, day, told));
  }

  /** Any version of an event. */
  Lives version(String person, String told) {
    return add(LakeTable.EVENTS, person, told);
  }

  Lives attended(String person, String month, int sessions) {
    lake.person(person, "harbor", month, Map.of("attended", sessions));
    lake.part(0, "harbor", month, Map.of("attended", sessions));
    return this;
  }

  Cut cut() throws SQLException {
    return lake.cut();
  }

  static List<String> people(int howMany) {
    return IntStream.range(0, howMany).mapToObj("P%02d"::formatted).toList();
  }

  private Lives add(LakeTable table, String person, String told) {
    Map<String, String> row = new HashMap<>();
    row.put("participant_key", "'" + person + "'");
    row.put("program_id", "'harbor'");
    // A word later in the line goes before the same word earlier.
    Arrays.stream(told.trim().split(" +"))
        .map(word -> word.split("=", 2))
        .forEach(word -> row.put(word[0], literal(word[0], word[1])));
    lake.row(table, row);
    return this;
  }

  /** Of a list the values are parted by commas, their own words by colons. */
  private static String literal(String name, String value) {
    if (!LISTS.contains(name)) {
      return "'" + value + "'";
    }
    return Arrays.stream(value.split(","))
        .map(each -> "'" + each.replace(':', ' ') + "'")
        .collect(joining(", ", "[", "]"));
  }

  private String next() {
    number++;
    return "N%04d".formatted(number);
  }
}
