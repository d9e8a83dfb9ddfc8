package org.waymark.reports.explain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Splits a change into parts that may be told. They stand in the order of the causes, name each
 * cause once, and add up to the change.
 *
 * <p>A part tells of no one or of enough people, and so does every sum of some parts, which anybody
 * can make: each such sum is counted by people, so what one part adds to a person's share and
 * another takes away tells of nobody. The sum of all parts is exempt, since the two publications
 * tell it anyway.
 */
final class Parts {

  /** Where no part begins but the first. */
  private static final Set<Cause> WHOLE = EnumSet.of(Cause.NEW);

  private Parts() {}

  /**
   * The most parts that may be told; of several ways those with the earliest causes apart.
   *
   * @param changes by cause; a cause that is not in the map changed nothing
   * @param fewest people of whom a part may tell, if of any
   */
  static List<Part> finest(Map<Cause, Shares> changes, int fewest) {
    return beginnings().stream()
        .map(Parts::groups)
        .filter(
            groups ->
                mayBeTold(groups.stream().map(group -> shares(group, changes)).toList(), fewest))
        .findFirst()
        .orElseThrow()
        .stream()
        .map(group -> part(group, shares(group, changes), fewest))
        .toList();
  }

  /** A change of which nobody knows more than the two publications say. */
  static List<Part> unsplit(Amounts change) {
    return List.of(new Part(List.of(Cause.values()), change, Optional.empty()));
  }

  /**
   * Several changes, one after the other, as one. Only what all of them tell apart stands apart, so
   * that a change over several publications tells nothing that its steps do not.
   *
   * @return parts whose people are at least so many as they say
   */
  static List<Part> sum(List<List<Part>> changes) {
    Set<Cause> begins = EnumSet.allOf(Cause.class);
    changes.forEach(parts -> begins.retainAll(parts.stream().map(Part::first).toList()));
    return groups(begins).stream().map(group -> sum(group, changes)).toList();
  }

  private static Part sum(List<Cause> group, List<List<Part>> changes) {
    List<Part> members =
        changes.stream()
            .flatMap(List::stream)
            .filter(part -> group.contains(part.first()))
            .toList();
    return new Part(
        group,
        Amounts.sum(members.stream().map(Part::change).toList()),
        members.isEmpty()
            ? Optional.of(0L)
            : members.stream().map(Part::changed).flatMap(Optional::stream).max(Long::compare));
  }

  private static Part part(List<Cause> group, Shares shares, int fewest) {
    return new Part(
        group,
        shares.total(),
        Optional.of(shares.people()).filter(people -> isEnough(people, fewest)));
  }

  /** Every way to let parts begin, from the most parts. */
  private static List<Set<Cause>> beginnings() {
    List<Cause> later = Arrays.asList(Cause.values()).subList(1, Cause.values().length);
    return IntStream.range(0, 1 << later.size())
        .boxed()
        .sorted(
            Comparator.comparing((Integer bits) -> -Integer.bitCount(bits)).thenComparing(b -> b))
        .map(
            bits -> {
              Set<Cause> begins = EnumSet.copyOf(WHOLE);
              IntStream.range(0, later.size())
                  .filter(i -> (bits & 1 << i) != 0)
                  .forEach(i -> begins.add(later.get(i)));
              return begins;
            })
        .toList();
  }

  private static List<List<Cause>> groups(Set<Cause> begins) {
    List<List<Cause>> groups = new ArrayList<>();
    for (Cause cause : Cause.values()) {
      if (begins.contains(cause)) {
        groups.add(new ArrayList<>());
      }
      groups.get(groups.size() - 1).add(cause);
    }
    return groups;
  }

  private static Shares shares(List<Cause> group, Map<Cause, Shares> changes) {
    return Shares.sum(
        group.stream().map(cause -> changes.getOrDefault(cause, Shares.NONE)).toList());
  }

  private static boolean mayBeTold(List<Shares> parts, int fewest) {
    int all = (1 << parts.size()) - 1;
    return IntStream.range(1, all)
        .mapToObj(some -> Shares.sum(chosen(parts, some)))
        .allMatch(sum -> isEnough(sum.people(), fewest));
  }

  private static List<Shares> chosen(List<Shares> parts, int some) {
    return IntStream.range(0, parts.size())
        .filter(i -> (some & 1 << i) != 0)
        .mapToObj(parts::get)
        .toList();
  }

  private static boolean isEnough(long people, int fewest) {
    return people == 0 || people >= fewest;
  }
}
