package org.waymark.reports.release;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.waymark.reports.privacy.Hierarchy;

/**
 * The attributes by which somebody could know a person, and how each becomes coarser. A policy
 * freezes the level of each; at the last level nothing is told.
 */
final class Attributes {

  /** Nothing is told. */
  static final String ANY = "any";

  /** Nobody wrote it down. */
  static final String NOT_RECORDED = "not_recorded";

  static final Hierarchy AGE =
      of(
          "age_band",
          "18_24 18_29",
          "25_29 18_29",
          "30_39 30_49",
          "40_49 30_49",
          "50_59 50_plus",
          "60_plus 50_plus",
          "not_recorded not_recorded");

  static final Hierarchy GENDER =
      of(
          "gender",
          "woman woman",
          "man man",
          "another another_or_not_told",
          "undisclosed another_or_not_told",
          "not_recorded another_or_not_told");

  static final Hierarchy DURATION =
      of(
          "duration",
          "under_3_months under_6_months",
          "3_to_5_months under_6_months",
          "6_to_11_months 6_months_plus",
          "12_to_23_months 6_months_plus",
          "24_months_plus 6_months_plus");

  static final Hierarchy SESSIONS =
      of(
          "sessions",
          "0 under_10",
          "1_to_4 under_10",
          "5_to_9 under_10",
          "10_to_19 10_plus",
          "20_to_49 10_plus",
          "50_plus 10_plus");

  static final Hierarchy ORIGIN =
      of(
          "origin",
          "participant person",
          "joint together",
          "peer_specialist others",
          "program others",
          "third_party others",
          "unknown others");

  static final Hierarchy AGREEMENT =
      of("agreement", "yes yes", "no no_or_not_told", "not_told no_or_not_told");

  static final Hierarchy LIFE_AREA =
      of(
          "life_area",
          "health self",
          "home self",
          "purpose world",
          "community world",
          "not_recorded not_recorded");

  static final Hierarchy MONTHS_ACTIVE =
      of(
          "months_active",
          "never not_more_than_2",
          "under_1 not_more_than_2",
          "1_to_2 not_more_than_2",
          "3_to_5 3_plus",
          "6_to_11 3_plus",
          "12_plus 3_plus");

  static final Hierarchy ENDED_AS =
      of(
          "ended_as",
          "completed completed",
          "cancelled otherwise",
          "rejected otherwise",
          "not_ended not_ended");

  private static final String PROGRAM_TYPE = "program_type";
  private static final String OTHER = "other";

  private Attributes() {}

  /** Types of programs: themselves, the groups of a policy, nothing. */
  static Hierarchy programTypes(Map<String, String> groups, List<String> types) {
    TreeSet<String> all = new TreeSet<>(types);
    all.addAll(groups.keySet());
    all.add(NOT_RECORDED);
    return of(
        PROGRAM_TYPE,
        all.stream()
            .map(type -> type + " " + groups.getOrDefault(type, OTHER))
            .toArray(String[]::new));
  }

  /** The band of a number: the last of those whose lower end it reaches. */
  static String band(int number, Map<Integer, String> byLowerEnd) {
    String band = "";
    for (Map.Entry<Integer, String> each : new TreeMap<>(byLowerEnd).entrySet()) {
      band = number >= each.getKey() ? each.getValue() : band;
    }
    return band;
  }

  private static Hierarchy of(String attribute, String... leaves) {
    List<List<String>> rows = new ArrayList<>();
    for (String leaf : leaves) {
      List<String> row = new ArrayList<>(Arrays.asList(leaf.split(" ", -1)));
      row.add(ANY);
      rows.add(row);
    }
    return new Hierarchy(attribute, rows);
  }
}
