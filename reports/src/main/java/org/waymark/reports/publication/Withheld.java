package org.waymark.reports.publication;

import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.waymark.reports.disclosure.ComplementaryHiding;
import org.waymark.reports.disclosure.LinkedCell;
import org.waymark.reports.disclosure.LinkedCell.Told;
import org.waymark.reports.indicators.Period;
import org.waymark.schemas.catalogue.Catalogue;
import org.waymark.schemas.catalogue.Indicator;

/**
 * Withholds what would give hidden cells away, sheet by sheet: the cells of one program and period
 * are all that is tied together, since a year is never published at two grains.
 */
final class Withheld {

  private static final List<String> ORDER = Catalogue.ALL.stream().map(Indicator::id).toList();

  private Withheld() {}

  private record Place(String programId, Period period) {

    static Place of(PublishedCell cell) {
      return new Place(cell.key().programId(), cell.key().period());
    }
  }

  /**
   * The cells as they may be published together, in the order of the catalogue within a period.
   *
   * @param cells all that is to be published
   * @param history all that was
   */
  static List<PublishedCell> in(
      List<PublishedCell> cells, History history, ComplementaryHiding hiding) {
    Map<Place, List<PublishedCell>> sheets = new LinkedHashMap<>();
    cells.stream()
        .sorted(Comparator.comparingInt(cell -> ORDER.indexOf(cell.key().indicator())))
        .forEach(
            cell -> sheets.computeIfAbsent(Place.of(cell), any -> new ArrayList<>()).add(cell));
    return sheets.values().stream()
        .flatMap(sheet -> hidden(sheet, history, hiding).stream())
        .toList();
  }

  /** A part is not shown where its whole is withheld: it would show what both are out of. */
  private static List<PublishedCell> hidden(
      List<PublishedCell> sheet, History history, ComplementaryHiding hiding) {
    Set<Integer> withheld =
        hiding.withheld(sheet.stream().map(cell -> linked(cell, history)).toList());
    Set<String> wholes =
        withheld.stream()
            .map(place -> sheet.get(place).key())
            .filter(key -> key.part().isEmpty())
            .map(PublishedCell.Key::indicator)
            .collect(toSet());
    List<PublishedCell> hidden = new ArrayList<>(sheet);
    for (int place = 0; place < sheet.size(); place++) {
      PublishedCell cell = sheet.get(place);
      boolean withItsWhole = wholes.contains(cell.key().indicator()) && !history.tells(cell);
      if (withheld.contains(place) || cell.isShown() && withItsWhole) {
        hidden.set(place, cell.withheld());
      }
    }
    return hidden;
  }

  private static LinkedCell linked(PublishedCell cell, History history) {
    return new LinkedCell(
        cell.key().indicator(),
        cell.key().part(),
        cell.status(),
        cell.counts(),
        history.tells(cell) ? Told.BEFORE : Told.NOW,
        cell.countedAt());
  }
}
