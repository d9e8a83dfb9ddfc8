package org.waymark.ingest.mapping;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.ingest.check.Checked.Refused;
import org.waymark.ingest.vault.Identity;

/**
 * A row as events that still lack the person's key.
 *
 * @param line where it stands
 * @param origin how the row is known again; null when that cannot be told
 * @param events in the order in which they are to count; empty when it is refused
 * @param refused why it is none, if it is none
 * @param earlier what becomes of events that were sent of it before and that it no longer has
 */
public record RowDraft(
    long line,
    @Nullable Origin origin,
    List<EventDraft> events,
    @Nullable Refused refused,
    Earlier earlier) {

  /** Copies the events. */
  public RowDraft {
    events = List.copyOf(events);
  }

  /** A row that shows all that it ever said: what it no longer has is taken back. */
  RowDraft(long line, @Nullable Origin origin, List<EventDraft> events, @Nullable Refused refused) {
    this(line, origin, events, refused, Earlier.FALLS);
  }

  /**
   * How a row is known again.
   *
   * @param sourceSystem whose it is
   * @param table which of its tables
   * @param rowKey the row's own key, as the source writes it
   * @param lastDay the latest day that it speaks of, in days since 1970
   */
  public record Origin(String sourceSystem, String table, String rowKey, int lastDay) {

    /** Shows nothing of it. */
    @Override
    public String toString() {
      return "the origin of a row";
    }
  }

  /**
   * An event but for the person's key and, where the table has none, {@code recorded_at}.
   *
   * @param json in the fields of a native line
   * @param person whom it is about; null when the row does not say
   */
  public record EventDraft(ObjectNode json, @Nullable Identity person) {

    /** Shows nothing of it. */
    @Override
    public String toString() {
      return "a draft of an event";
    }
  }

  /** Whether it says nothing: a line of a form that nobody filled in. */
  public boolean isBlank() {
    return refused == null && events.isEmpty();
  }

  static RowDraft refused(long line, @Nullable Origin origin, Refused refused) {
    return new RowDraft(line, origin, List.of(), refused);
  }

  /** Shows nothing of it. */
  @Override
  public String toString() {
    return "the draft of row " + line;
  }
}
