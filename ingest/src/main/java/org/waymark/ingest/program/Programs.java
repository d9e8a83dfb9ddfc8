package org.waymark.ingest.program;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.time.ZoneId;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.waymark.schemas.setting.Program;

/** The programs whose events are taken. Immutable. */
public final class Programs {

  private final List<Program> all;
  private final Map<String, ZoneId> zones;

  private Programs(List<Program> all, Map<String, ZoneId> zones) {
    this.all = all;
    this.zones = zones;
  }

  /**
   * The programs of a collection.
   *
   * @throws IllegalArgumentException when an id comes twice, or a zone is not {@linkplain #isZone
   *     one}
   */
  public static Programs of(Collection<Program> programs) {
    return new Programs(
        programs.stream().sorted(Comparator.comparing(Program::getProgramId)).toList(),
        programs.stream()
            .collect(
                toUnmodifiableMap(Program::getProgramId, Programs::zoneOf, (a, b) -> twice())));
  }

  /** Whether a text names a region of the IANA time zone database, or UTC. */
  public static boolean isZone(String text) {
    boolean region = text.indexOf('/') >= 0 || text.equals("UTC");
    return region && ZoneId.getAvailableZoneIds().contains(text);
  }

  /** The zone of a program, empty when there is no such program. */
  public Optional<ZoneId> zone(String programId) {
    return Optional.ofNullable(zones.get(programId));
  }

  /** All of them, by id. */
  public List<Program> all() {
    return all;
  }

  private static ZoneId zoneOf(Program program) {
    if (!isZone(program.getZone())) {
      throw new IllegalArgumentException(
          "the zone of program "
              + program.getProgramId()
              + " is no IANA time zone such as America/Phoenix");
    }
    return ZoneId.of(program.getZone());
  }

  private static ZoneId twice() {
    throw new IllegalArgumentException("two programs have the same program_id");
  }
}
