package org.waymark.reports.publication;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.waymark.reports.disclosure.CellStatus;
import org.waymark.reports.disclosure.Flag;
import org.waymark.reports.indicators.Grain;
import org.waymark.reports.indicators.Period;
import org.waymark.reports.lake.Cut;
import org.waymark.reports.lake.Literals;
import org.waymark.schemas.lake.Head;

/**
 * The cells of the publication before, and how many people's contributions to them changed since
 * they were counted.
 *
 * @param cells by their keys
 */
record Older(Map<PublishedCell.Key, PublishedCell> cells) {

  static final Older NONE = new Older(Map.of());

  static Older of(Publication publication) {
    try (Cut files = Cut.of(publication.beside())) {
      return new Older(
          files.report("publication/cells", Map.of(), Older::read).stream()
              .collect(toMap(PublishedCell::key, identity())));
    }
  }

  Optional<PublishedCell> cell(PublishedCell.Key key) {
    return Optional.ofNullable(cells.get(key));
  }

  /** The first day of its first period. */
  Optional<LocalDate> start() {
    return cells.keySet().stream()
        .map(key -> key.period().startInclusive())
        .min(LocalDate::compareTo);
  }

  /**
   * The files of people's counts as they were when the cells that may be carried over were counted,
   * by the number of events below that cut; without those that are gone.
   *
   * @param heads by the number of events below them
   */
  Map<Long, List<String>> people(Map<Long, Head> heads, Source source) {
    Map<Long, List<String>> files = new TreeMap<>();
    carriable()
        .map(PublishedCell::countedAt)
        .distinct()
        .forEach(
            origin ->
                Optional.ofNullable(heads.get(origin))
                    .flatMap(source::peopleAt)
                    .ifPresent(found -> files.put(origin, found)));
    return files;
  }

  /**
   * How many people's contributions changed, by cell; cells of which none did, or of which nobody
   * can tell, are left out.
   *
   * @param cut with the counts of people at the known cuts beside it
   */
  Map<PublishedCell.Key, Long> changes(Cut cut, Set<Long> known) {
    Map<Basis, List<PublishedCell.Key>> bases =
        carriable()
            .filter(cell -> known.contains(cell.countedAt()))
            .filter(cell -> Grains.ALL.contains(cell.key().period().grain()))
            .collect(groupingBy(Basis::of, mapping(PublishedCell::key, toList())));
    Map<PublishedCell.Key, Long> changes = new HashMap<>();
    bases.forEach(
        (basis, keys) -> {
          Map<Place, Long> changed = changed(cut, basis, keys);
          keys.forEach(key -> changes.put(key, changed.getOrDefault(Place.of(key), 0L)));
        });
    return changes;
  }

  /** What several cells were counted from. */
  private record Basis(long origin, Grain grain) {

    static Basis of(PublishedCell cell) {
      return new Basis(cell.countedAt(), cell.key().period().grain());
    }
  }

  /** A cell, whatever its grain. */
  private record Place(String programId, LocalDate start, String indicator, Optional<String> part) {

    static Place of(PublishedCell.Key key) {
      return new Place(key.programId(), key.period().startInclusive(), key.indicator(), key.part());
    }
  }

  /**
   * How many people's contributions changed, by number with its parts: the fewest over those of
   * them that are shown, so that they stay of one day.
   *
   * @param changes by cell
   */
  Map<PublishedCell.Whole, Long> fewest(Map<PublishedCell.Key, Long> changes) {
    return carriable()
        .map(PublishedCell::key)
        .collect(toMap(PublishedCell.Key::whole, key -> changes.getOrDefault(key, 0L), Math::min));
  }

  /** A row of the report of changes. */
  private record Change(Place place, long people) {}

  private Stream<PublishedCell> carriable() {
    return cells.values().stream().filter(cell -> cell.isShown() && cell.has(Flag.PROVISIONAL));
  }

  private static Map<Place, Long> changed(Cut cut, Basis basis, List<PublishedCell.Key> keys) {
    LocalDate start =
        keys.stream()
            .map(key -> key.period().startInclusive())
            .min(LocalDate::compareTo)
            .orElseThrow();
    Map<String, String> variables =
        Map.of(
            "origin", Long.toString(basis.origin()),
            "grain", Literals.text(basis.grain().toString()),
            "from_month", Literals.date(start));
    Map<Place, Long> changed = new HashMap<>();
    cut.inParts(
        "changes",
        cut.parts(),
        part ->
            cut.report("publication/changes", variables, Older::change)
                .forEach(change -> changed.merge(change.place(), change.people(), Long::sum)));
    return changed;
  }

  private static Change change(ResultSet row) throws SQLException {
    return new Change(
        new Place(
            row.getString("program_id"),
            row.getObject("period_start", LocalDate.class),
            row.getString("indicator"),
            Optional.ofNullable(row.getString("part"))),
        row.getLong("people"));
  }

  /** The key of a row of {@code published_cells}. */
  static PublishedCell.Key key(ResultSet row) throws SQLException {
    Period period =
        new Period(
            Grain.valueOf(row.getString("grain").toUpperCase(Locale.ROOT)),
            row.getObject("period_start", LocalDate.class),
            row.getObject("period_end", LocalDate.class));
    return new PublishedCell.Key(
        row.getString("program_id"),
        period,
        row.getString("indicator"),
        Optional.ofNullable(row.getString("part")));
  }

  private static PublishedCell read(ResultSet row) throws SQLException {
    CellStatus status = CellStatus.valueOf(row.getString("status").toUpperCase(Locale.ROOT));
    return new PublishedCell(
        key(row),
        new PublishedCell.Definition(
            row.getInt("version"),
            row.getInt("part_position"),
            Optional.ofNullable(row.getString("unit"))),
        status,
        flags(row.getString("flags")),
        status == CellStatus.SHOWN ? Optional.of(numbers(row)) : Optional.empty(),
        row.getLong("counted_at"));
  }

  private static PublishedNumbers numbers(ResultSet row) throws SQLException {
    return new PublishedNumbers(
        row.getObject("numerator", Long.class),
        row.getObject("denominator", Long.class),
        row.getObject("unknown", Long.class),
        row.getLong("people"),
        row.getObject("value", BigDecimal.class),
        row.getObject("lower", BigDecimal.class),
        row.getObject("upper", BigDecimal.class));
  }

  private static Set<Flag> flags(@Nullable String flags) {
    EnumSet<Flag> set = EnumSet.noneOf(Flag.class);
    if (flags != null) {
      Arrays.stream(flags.split(";"))
          .map(flag -> Flag.valueOf(flag.toUpperCase(Locale.ROOT)))
          .forEach(set::add);
    }
    return set;
  }
}
