package org.waymark.reports.disclosure;

import java.util.Map;
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

  /** Parts by what they are counted out of: what the whole is out of, or what they share. */
  private static final Map<String, String> OUT_OF =
      Map.ofEntries(
          Map.entry("E1/participant", "E1"),
          Map.entry("E4/by", "E4"),
          Map.entry("E4/with", "E4"),
          Map.entry("E4/for", "E4"),
          Map.entry("S1/joint", "S1"),
          Map.entry("S3/capacity", "S3/reasons"),
          Map.entry("S3/availability", "S3/reasons"),
          Map.entry("S3/policy", "S3/reasons"),
          Map.entry("S3/safety", "S3/reasons"),
          Map.entry("S3/other", "S3/reasons"),
          Map.entry("S4/voluntary", "S4"),
          Map.entry("S4/encouraged", "S4"),
          Map.entry("S4/required", "S4"),
          Map.entry("S8/safety", "S8"),
          Map.entry("S8/policy", "S8"),
          Map.entry("S8/resource", "S8"),
          Map.entry("S8/legal", "S8"));

  /** Parts that are what the number itself leaves of its denominator. */
  private static final Set<String> RESTS = Set.of("E4/for", "S4/required");

  static CountNames of(LinkedCell cell) {
    return of(cell.indicator(), cell.part());
  }

  private static CountNames of(String id, Optional<String> part) {
    String own = part.map(word -> id + "/" + word).orElse(id);
    return switch (own) {
      case "S3/pending" ->
          new CountNames(
              numerator(own), Optional.of("S3.den"), own + ".den", "S3.unk", own + ".people");
      case "S8/discussed" ->
          new CountNames(
              numerator(own), Optional.of(own + ".rest"), "S8.num", "S8.unk", own + ".people");
      default -> {
        String shared = OUT_OF.getOrDefault(own, own);
        boolean isRest = RESTS.contains(own);
        yield new CountNames(
            isRest ? id + ".rest" : numerator(own),
            isShare(id) ? Optional.of(isRest ? id + ".num" : own + ".rest") : Optional.empty(),
            denominator(shared),
            shared + ".unk",
            people(shared));
      }
    };
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
