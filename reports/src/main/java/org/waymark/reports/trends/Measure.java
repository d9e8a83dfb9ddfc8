package org.waymark.reports.trends;

import java.util.Set;
import org.waymark.reports.statistics.chart.Series.Quantity;
import org.waymark.schemas.catalogue.Indicator.Direction;
import org.waymark.schemas.catalogue.Indicator.Unit;

/**
 * An indicator as a publication defines it.
 *
 * @param indicator its id
 * @param unit as outputs spell it
 * @param good the direction in which more is better
 * @param version of the definition
 */
public record Measure(
    String indicator, String name, String family, String unit, Direction good, int version) {

  /** Each month looks back over months that its neighbours look back over as well. */
  private static final Set<String> LOOK_BACK = Set.of("E5", "S7", "S9");

  /** Whether the values of neighbouring months share what they count. */
  public boolean looksBack() {
    return LOOK_BACK.contains(indicator);
  }

  /** Whether its values are shares from 0 to 1. */
  public boolean isShare() {
    return unit.equals(Unit.SHARE_OF_EVENTS.toString());
  }

  Quantity quantity() {
    return isShare() ? Quantity.SHARE : Quantity.NUMBER;
  }
}
