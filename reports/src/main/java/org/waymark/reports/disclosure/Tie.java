package org.waymark.reports.disclosure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What everybody knows to hold between counts of one program and period: a sum, each count times
 * its factor, is 0 or is 0 at most.
 *
 * @param factors by the names of the counts
 * @param link between the sum and the number
 * @param number on the right side
 */
record Tie(Map<String, Integer> factors, Tie.Link link, long number) {

  /** How a sum stands to a number. */
  enum Link {
    EQUAL,
    AT_MOST
  }

  /**
   * All that the definitions say. The attended sessions are those of F5, F6 and S8, whose basis
   * (S4), leader (F2) and advice (F7) are known or unknown; an active person of whom none is known
   * has an unknown one. Every choice has a known or unknown decider (E1) and is known or unknown to
   * be informed (E2); S3 counts some of the choices, and F1 some of those.
   */
  static final List<Tie> OF_DEFINITIONS = ofDefinitions();

  /**
   * Within a cell: numerator and rest are its denominator, in which each person is at least once.
   */
  static Stream<Tie> within(CountNames cell) {
    return cell.rest().stream()
        .flatMap(
            rest ->
                Stream.of(
                    equal(List.of(cell.numerator(), rest), List.of(cell.denominator())),
                    atMost(List.of(cell.people()), List.of(cell.denominator()))));
  }

  static Tie atMost(List<String> left, List<String> right) {
    return new Tie(factors(left, right), Link.AT_MOST, 0);
  }

  static Tie equal(List<String> left, List<String> right) {
    return new Tie(factors(left, right), Link.EQUAL, 0);
  }

  /** With every name marked. */
  Tie marked(String mark) {
    Map<String, Integer> marked = new LinkedHashMap<>();
    factors.forEach((name, factor) -> marked.put(name + mark, factor));
    return new Tie(marked, link, number);
  }

  /** The same of the counts that are not known. */
  Tie given(Map<String, Long> known) {
    Map<String, Integer> open = new LinkedHashMap<>(factors);
    open.keySet().removeAll(known.keySet());
    long told =
        factors.entrySet().stream()
            .filter(each -> !open.containsKey(each.getKey()))
            .mapToLong(each -> each.getValue() * known.getOrDefault(each.getKey(), 0L))
            .sum();
    return new Tie(open, link, number - told);
  }

  /** False where no count is open and it does not hold. */
  boolean mayHold() {
    return !factors.isEmpty() || number == 0 || (link == Link.AT_MOST && number > 0);
  }

  /** The least that the sum may be. */
  double least() {
    return link == Link.EQUAL ? number : Double.NEGATIVE_INFINITY;
  }

  private static Map<String, Integer> factors(List<String> left, List<String> right) {
    Map<String, Integer> factors = new LinkedHashMap<>();
    left.forEach(name -> factors.merge(name, 1, Integer::sum));
    right.forEach(name -> factors.merge(name, -1, Integer::sum));
    return factors;
  }

  private static List<Tie> ofDefinitions() {
    List<Tie> ties = new ArrayList<>();
    ties.add(atMost(List.of(CountNames.ACTIVE), List.of(CountNames.ACTIVE_MONTHS)));
    ties.add(atMost(List.of(CountNames.ACTIVE_MONTHS), List.of(CountNames.ATTENDED)));
    for (String id : List.of("S4", "F2", "F7")) {
      ties.add(equal(List.of(id + ".den", id + ".unk"), List.of(CountNames.ATTENDED)));
      ties.add(atMost(List.of(id + ".people"), List.of(CountNames.ACTIVE)));
      ties.add(atMost(List.of(CountNames.ACTIVE), List.of(id + ".people", id + ".unk")));
    }
    ties.add(atMost(List.of("F8.den", "F8.unk"), List.of(CountNames.ATTENDED)));
    ties.add(atMost(List.of("F8.people"), List.of(CountNames.ACTIVE)));
    ties.add(equal(List.of("E1.den", "E1.unk"), List.of("E2.den", "E2.unk")));
    ties.add(atMost(List.of("S3.den", "S3.unk"), List.of("E1.den", "E1.unk")));
    ties.add(atMost(List.of("S3/pending.den", "S3.unk"), List.of("E1.den", "E1.unk")));
    ties.add(atMost(List.of("S3.people"), List.of("S3/pending.people")));
    ties.add(atMost(List.of("S3/pending.people"), List.of("S3.people", "S3/pending.num")));
    ties.add(equal(List.of("S3/reasons.den", "S3/reasons.unk"), List.of("S3.rest")));
    ties.add(atMost(List.of("S3/reasons.people"), List.of("S3.people")));
    ties.add(
        equal(
            List.of(
                "S3/capacity.num",
                "S3/availability.num",
                "S3/policy.num",
                "S3/safety.num",
                "S3/other.num"),
            List.of("S3/reasons.den")));
    for (String count : List.of(".num", ".rest", ".unk", ".people")) {
      ties.add(atMost(List.of("F1" + count), List.of("S3" + count)));
    }
    ties.add(atMost(List.of("S3.people", "F1.den"), List.of("F1.people", "S3.den")));
    for (String id : List.of("E2", "S3")) {
      ties.add(atMost(List.of(id + ".people"), List.of("E1.people", "E1.unk")));
    }
    ties.add(atMost(List.of("E1.people"), List.of("E2.people", "E2.unk")));
    ties.add(atMost(List.of("E1/participant.num"), List.of("E1.num")));
    ties.add(equal(List.of("E4/by.num", "E4/with.num"), List.of("E4.num")));
    ties.add(atMost(List.of("S1/joint.num"), List.of("S1.rest")));
    ties.add(equal(List.of("S4/voluntary.num", "S4/encouraged.num"), List.of("S4.num")));
    ties.add(
        equal(
            List.of("S8/safety.num", "S8/policy.num", "S8/resource.num", "S8/legal.num"),
            List.of("S8.num")));
    return List.copyOf(ties);
  }
}
