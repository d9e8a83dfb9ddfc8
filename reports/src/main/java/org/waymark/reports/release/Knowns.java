package org.waymark.reports.release;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.waymark.reports.privacy.Hierarchy;
import org.waymark.reports.privacy.Node;
import org.waymark.reports.privacy.Records;

/**
 * What somebody could know, each at the level at which a policy froze it.
 *
 * @param <P> of whom, or of what
 */
record Knowns<P>(List<Known<P>> all) {

  /** An attribute and how it is read. */
  record Attribute<P>(Hierarchy hierarchy, String meaning, Function<P, String> leaf) {}

  /** The same at a level. */
  record Known<P>(Attribute<P> attribute, int level) {
    String value(P of) {
      return attribute.hierarchy().at(level, attribute.leaf().apply(of));
    }
  }

  /**
   * Attributes at the levels of a policy.
   *
   * @param kind of file, for messages
   * @throws ReleaseException when the policy lacks a level, names an attribute that is not there,
   *     or a level that the attribute has not
   */
  static <P> Knowns<P> at(String kind, Map<String, Integer> levels, List<Attribute<P>> attributes) {
    TreeSet<String> names =
        attributes.stream()
            .map(attribute -> attribute.hierarchy().attribute())
            .collect(TreeSet::new, TreeSet::add, TreeSet::addAll);
    if (!names.equals(new TreeSet<>(levels.keySet()))) {
      throw new ReleaseException(
          "the policy's levels of %s are of %s: give one for each of %s"
              .formatted(kind, new TreeSet<>(levels.keySet()), names));
    }
    return new Knowns<>(
        attributes.stream()
            .map(attribute -> new Known<>(attribute, level(kind, levels, attribute.hierarchy())))
            .toList());
  }

  private static int level(String kind, Map<String, Integer> levels, Hierarchy hierarchy) {
    int level = levels.getOrDefault(hierarchy.attribute(), -1);
    if (level < 0 || level >= hierarchy.height()) {
      throw new ReleaseException(
          "the policy has level %d for %s of %s: it has 0 to %d"
              .formatted(level, hierarchy.attribute(), kind, hierarchy.height() - 1));
    }
    return level;
  }

  /** What somebody sees. */
  List<String> look(P of) {
    return all.stream().map(known -> known.value(of)).toList();
  }

  /** The columns. */
  List<Field> fields(Field.Use use) {
    return all.stream()
        .map(
            known ->
                new Field(
                    known.attribute().hierarchy().attribute(),
                    use,
                    known.attribute().meaning(),
                    known.attribute().hierarchy().values(known.level())))
        .toList();
  }

  /** The recoding. */
  Node node() {
    return new Node(all.stream().map(Known::level).toList());
  }

  /** The values before recoding. */
  Records records(Stream<P> of) {
    return new Records(
        all.stream().map(known -> known.attribute().hierarchy()).toList(),
        of.map(each -> all.stream().map(known -> known.attribute().leaf().apply(each)).toList())
            .toList());
  }
}
