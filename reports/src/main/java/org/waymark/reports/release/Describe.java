package org.waymark.reports.release;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.waymark.reports.release.Knowns.Attribute;
import org.waymark.reports.release.Raw.Person;

/** What people are, as the hierarchies spell it. */
final class Describe {

  private static final Map<Integer, String> DURATIONS =
      Map.of(
          0, "under_3_months",
          3, "3_to_5_months",
          6, "6_to_11_months",
          12, "12_to_23_months",
          24, "24_months_plus");

  private static final Map<Integer, String> SESSIONS =
      Map.of(0, "0", 1, "1_to_4", 5, "5_to_9", 10, "10_to_19", 20, "20_to_49", 50, "50_plus");

  static final Attribute<Person> AGE =
      new Attribute<>(
          Attributes.AGE,
          "The age band that the program recorded last.",
          person -> recorded(person.ageBand()));

  static final Attribute<Person> GENDER =
      new Attribute<>(
          Attributes.GENDER,
          "The gender that the program recorded last.",
          person -> recorded(person.gender()));

  static final Attribute<Person> DURATION =
      new Attribute<>(
          Attributes.DURATION,
          "From the first entry to the last known end, or to the day of the release.",
          person -> Attributes.band(person.months(), DURATIONS));

  static final Attribute<Person> ATTENDED =
      new Attribute<>(
          Attributes.SESSIONS,
          "Sessions attended in all.",
          person -> Attributes.band(person.sessions(), SESSIONS));

  private Describe() {}

  static String recorded(@Nullable String value) {
    return Objects.requireNonNullElse(value, Attributes.NOT_RECORDED);
  }

  /** How a score went from the first answer to the last. */
  static String change(@Nullable Integer change) {
    if (change == null) {
      return "not_told";
    }
    return change > 0 ? "up" : change < 0 ? "down" : "same";
  }

  /** Codes of {@link #mostHonoured}. */
  static final List<String> MOST_HONOURED =
      List.of("three_quarters_plus", "under_three_quarters", "none_stated");

  /** Codes of {@link #allHonoured}. */
  static final List<String> ALL_HONOURED = List.of("all", "not_all", "none_stated");

  /** How many preferences were honoured, of many. */
  static String mostHonoured(int honoured, int answered) {
    if (answered == 0) {
      return MOST_HONOURED.get(2);
    }
    return MOST_HONOURED.get(4 * honoured >= 3 * answered ? 0 : 1);
  }

  /** How many preferences were honoured, of a few. */
  static String allHonoured(int honoured, int answered) {
    if (answered == 0) {
      return ALL_HONOURED.get(2);
    }
    return ALL_HONOURED.get(honoured == answered ? 0 : 1);
  }
}
