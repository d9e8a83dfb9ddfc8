package org.waymark.schemas.catalogue;

import java.util.Locale;
import org.waymark.schemas.catalogue.Indicator.Unit;

/**
 * A part of a flow indicator that stands beside it: the person alone among those who decided, each
 * way of doing a task.
 *
 * @param indicator its id
 * @param part the name of the part, a lower-case word
 * @param outOf what it is out of
 * @param unit of its value
 * @param words what is counted
 */
public record Split(String indicator, String part, OutOf outOf, Unit unit, String words) {

  /** What a part is out of, in the counts of its indicator. */
  public enum OutOf {
    /** What the whole is out of. */
    THE_SAME {
      @Override
      String words(Indicator whole) {
        return whole.outOf();
      }
    },
    /** That and the part itself, which the whole leaves out. */
    WITH_THE_PART {
      @Override
      String words(Indicator whole) {
        return whole.outOf() + ", and these";
      }
    },
    /** What the whole counts. */
    THE_COUNTED {
      @Override
      String words(Indicator whole) {
        return whole.counted();
      }
    },
    /** What the whole is out of and does not count. */
    WHAT_IS_LEFT {
      @Override
      String words(Indicator whole) {
        return whole.outOf() + ", less " + whole.counted();
      }
    };

    abstract String words(Indicator whole);
  }

  /** The column that holds the count: {@code e1_participant}. */
  public String column() {
    return indicator.toLowerCase(Locale.ROOT) + "_" + part;
  }
}
