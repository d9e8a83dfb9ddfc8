package org.waymark.ingest.fhir;

import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import org.waymark.ingest.check.Checked.Refused;
import org.waymark.ingest.fhir.Outcome.Assumed;
import org.waymark.ingest.fhir.ResourceCounts.Line;

/** Counts what becomes of resources while an import runs. */
public final class ResourceCount {

  /** What stands for a type that R4 does not have: its name could be anything. */
  static final String OTHER = "(no type of R4)";

  private final Map<String, Line> lines = new TreeMap<>();
  private final Map<Assumed, Long> assumed = new EnumMap<>(Assumed.class);

  void read(String type) {
    add(type, new Line(type, 1, 0, 0, 0, Map.of()));
  }

  void not(String type, Why why) {
    boolean refused = why.refused() != null;
    add(type, new Line(type, 0, 0, refused ? 0 : 1, refused ? 1 : 0, Map.of(why.words(), 1L)));
  }

  void assumed(Assumed one) {
    assumed.merge(one, 1L, Long::sum);
  }

  /** A resource whose events the import takes. */
  void mapped(String type) {
    add(type, new Line(type, 0, 1, 0, 0, Map.of()));
  }

  /** A resource that was mapped, and whose events the checks or the vault refuse. */
  void refused(String type, Refused refused) {
    String field = refused.field() == null ? "" : " in " + refused.field();
    add(type, new Line(type, 0, 0, 0, 1, Map.of(refused.reason() + field, 1L)));
  }

  private void add(String type, Line line) {
    lines.merge(type, line, Line::plus);
  }

  /** What was counted so far. */
  public ResourceCounts counts() {
    Map<String, Long> words = new TreeMap<>();
    assumed.forEach((one, count) -> words.put(one.words(), count));
    return new ResourceCounts(java.util.List.copyOf(lines.values()), words);
  }
}
