package org.waymark.reports.disclosure;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.waymark.schemas.catalogue.Catalogue;
import org.waymark.schemas.catalogue.Indicator;
import org.waymark.schemas.catalogue.Indicator.Unit;

/**
 * The names of the counts that a cell shows. By the definitions of the indicators several cells of
 * a program and period show the same count; then it has one name.
 *
 * @param numerator what was counted
 * @param rest of the denominator; nothing where the numerator is not a part of it
 * @param denominator out of what
 * @param unknown what could not be counted
 * @param people in the denominator
 */
record CountNames(
    String numerator, Optional<String> rest, String denominator, String unknown, String people) {

  /** People who attended in the period. */
  static final String ACTIVE = "active";

  /** The same, summed over months. */
  static final String ACTIVE_MONTHS = "active months";

  /** Sessions attended. */
  static final String ATTENDED = "attended";

  private static final Set<String> OF_ACTIVE_MONTHS = Set.of("E3", "E7", "E8", "E9", "E12", "F4");
  private static final Set<String> OF_ATTENDED = Set.of("S8", "F5", "F6");

  /** Parts that are counted out of the same as the number itself. */
  private static final Set<String> SHARING =
      Set.of(
          "E1/participant",
          "E4/by",
          "E4/with",
          "E4/for",
          "S1/joint",
          "S4/voluntary",
          "S4/encouraged",
          "S4/required",
          "S8/safety",
          "S8/policy",
          "S8/resource",
          "S8/legal");

  /** Parts that are what the number itself leaves of its denominator. */
  private static final Set<String> RESTS = Set.of("E4/for", "S4/required");

  static CountNames of(LinkedCell cell) {
    return of(cell.indicator(), cell.part());
  }

  static CountNames of(String id, Optional<String> part) {
    String own = part.map(word -> id + "/" + word).orElse(id);
    String shared = SHARING.contains(own) ? id : own;
    boolean isRest = RESTS.contains(own);
    String rest = isRest ? id + ".num" : own + ".rest";
    return new CountNames(
        isRest ? id + ".rest" : numerator(own),
        isShare(id) && shared.equals(id) ? Optional.of(rest) : Optional.empty(),
        denominator(shared),
        shared + ".unk",
        people(shared));
  }

  /** With a mark that keeps them apart from others. */
  CountNames marked(String mark) {
    return new CountNames(
        numerator + mark,
        rest.map(name -> name + mark),
        denominator + mark,
        unknown + mark,
        people + mark);
  }

  Stream<String> all() {
    return Stream.concat(rest.stream(), Stream.of(numerator, denominator, unknown, people));
  }

  private static boolean isShare(String id) {
    return Catalogue.find(id)
        .map(Indicator::unit)
        .filter(unit -> unit == Unit.SHARE_OF_EVENTS || unit == Unit.SHARE_OF_PEOPLE)
        .isPresent();
  }

  private static String numerator(String own) {
    return own.equals("F4") ? ATTENDED : own + ".num";
  }

  private static String denominator(String shared) {
    if (OF_ACTIVE_MONTHS.contains(shared)) {
      return ACTIVE_MONTHS;
    }
    return OF_ATTENDED.contains(shared) ? ATTENDED : shared + ".den";
  }

  private static String people(String shared) {
    return OF_ACTIVE_MONTHS.contains(shared) || OF_ATTENDED.contains(shared)
        ? ACTIVE
        : shared + ".people";
  }
}
