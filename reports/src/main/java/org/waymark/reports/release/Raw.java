package org.waymark.reports.release;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.waymark.reports.lake.Cut;
import org.waymark.reports.lake.Literals;

/**
 * What a release is made of: people who consent, as they stand on a day, with what leads back to
 * them. It never leaves the process.
 *
 * @param people by their keys
 * @param months of each key by relative month, from 1
 * @param goals of all
 */
record Raw(Map<String, Person> people, Map<String, Map<Integer, Month>> months, List<Goal> goals) {

  /** Nobody. */
  static final Raw NOBODY = new Raw(Map.of(), Map.of(), List.of());

  /** A person; null is not recorded. */
  record Person(
      String key,
      int entryYear,
      @Nullable String ageBand,
      @Nullable String gender,
      @Nullable String programType,
      int months,
      int sessions,
      int answered,
      int honoured,
      @Nullable Integer hopeChange,
      @Nullable Integer heardChange) {}

  /** What was counted of a person in a month. */
  record Month(int sessions, int answered, int honoured, int asked, int heard) {
    /** A month in which nothing was. */
    static final Month EMPTY = new Month(0, 0, 0, 0, 0);
  }

  /** A goal; null is not recorded, of monthsActive never worked on, of endedAs not ended. */
  record Goal(
      String key,
      String goalId,
      String originator,
      @Nullable String lifeArea,
      @Nullable Boolean agreed,
      @Nullable Integer monthsActive,
      @Nullable String endedAs) {}

  private static final String UNDER_AGE = "under_18";

  /** Reads a cut as of a day. People under 18 are in no release. */
  static Raw read(Cut cut, LocalDate asOf) {
    cut.step("release/consenting", Map.of("as_of", Literals.date(asOf)));
    Map<String, Person> people = new HashMap<>();
    for (Person person : cut.report("release/people", Map.of(), Raw::person)) {
      if (!UNDER_AGE.equals(person.ageBand())) {
        people.put(person.key(), person);
      }
    }
    Map<String, Map<Integer, Month>> months = new HashMap<>();
    for (MonthRow row : cut.report("release/months", Map.of(), MonthRow::read)) {
      months.computeIfAbsent(row.key(), key -> new HashMap<>()).put(row.number(), row.month());
    }
    List<Goal> goals =
        cut.report("release/goals", Map.of(), Raw::goal).stream()
            .filter(goal -> people.containsKey(goal.key()))
            .toList();
    return new Raw(Map.copyOf(people), months, goals);
  }

  /** Some of the people, in no order that means anything. */
  List<Person> people(Set<String> keys) {
    return keys.stream().map(key -> Objects.requireNonNull(people.get(key))).toList();
  }

  private static Person person(ResultSet row) throws SQLException {
    return new Person(
        row.getString("participant_key"),
        row.getInt("entry_year"),
        row.getString("age_band"),
        row.getString("gender"),
        row.getString("program_type"),
        row.getInt("months"),
        row.getInt("sessions"),
        row.getInt("answered"),
        row.getInt("honoured"),
        integer(row, "hope_change"),
        integer(row, "heard_change"));
  }

  private record MonthRow(String key, int number, Month month) {
    static MonthRow read(ResultSet row) throws SQLException {
      return new MonthRow(
          row.getString("participant_key"),
          row.getInt("relative_month"),
          new Month(
              row.getInt("sessions"),
              row.getInt("answered"),
              row.getInt("honoured"),
              row.getInt("asked"),
              row.getInt("heard")));
    }
  }

  private static Goal goal(ResultSet row) throws SQLException {
    boolean agreed = row.getBoolean("agreed");
    Boolean known = row.wasNull() ? null : (Boolean) agreed;
    return new Goal(
        row.getString("participant_key"),
        row.getString("goal_id"),
        row.getString("originator"),
        row.getString("life_area"),
        known,
        integer(row, "months_active"),
        row.getString("ended_as"));
  }

  private static @Nullable Integer integer(ResultSet row, String column) throws SQLException {
    int value = row.getInt(column);
    return row.wasNull() ? null : (Integer) value;
  }
}
