package org.waymark.ingest.sending;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.waymark.ingest.check.Checked;
import org.waymark.ingest.check.Checked.Accepted;
import org.waymark.ingest.check.Checked.Refused;
import org.waymark.ingest.check.EventCheck;
import org.waymark.ingest.check.JsonLine;
import org.waymark.ingest.source.Lines;
import org.waymark.ingest.vault.Identity;
import org.waymark.schemas.reject.RejectReason;

/**
 * The events of a body, checked: those for the log, under its names, and those that are refused.
 *
 * @param importId of the request
 */
record Sorted(String importId, List<Accepted> accepted, List<Receipt.Fault> faults) {

  private static final Refused MALFORMED = new Refused(RejectReason.MALFORMED, null);

  /** What a body is sorted by. */
  record By(EventCheck check, Pseudonyms people, String importId) {}

  /**
   * Sorts a body; sends nothing. It is read twice, so that all its people are asked for at once.
   */
  static Sorted of(EventIntake.Body body, By by) throws NotJsonException, TooManyException {
    Names names = by.people().of(people(body, by.check()), by.importId());
    Sorted sorted = new Sorted(by.importId(), new ArrayList<>(), new ArrayList<>());
    BodyEvents.read(
        body.bytes(),
        body.format(),
        (index, offset, length) -> {
          Checked checked =
              length > Lines.LONGEST_BYTES
                  ? new Refused(RejectReason.TOO_LARGE, null)
                  : check(event(body, offset, length), by.check(), names);
          sorted.add(index, checked);
        });
    return sorted;
  }

  private static Set<Identity> people(EventIntake.Body body, EventCheck check)
      throws NotJsonException, TooManyException {
    Set<Identity> people = new LinkedHashSet<>();
    BodyEvents.read(
        body.bytes(),
        body.format(),
        (index, offset, length) -> {
          ObjectNode event = event(body, offset, Math.min(length, Lines.LONGEST_BYTES));
          if (event != null && check.check(event) instanceof Accepted) {
            people.add(Pseudonyms.person(event));
          }
        });
    return people;
  }

  private static @Nullable ObjectNode event(EventIntake.Body body, int offset, int length) {
    ObjectNode json = JsonLine.parse(body.bytes(), offset, length);
    return json != null && body.format().isOfClouds() ? CloudEvent.data(json) : json;
  }

  /** The check of an import, of the event as it was sent, and again of what goes to the log. */
  private static Checked check(@Nullable ObjectNode event, EventCheck check, Names names) {
    if (event == null) {
      return MALFORMED;
    }
    Checked asSent = check.check(event);
    if (asSent instanceof Refused) {
      return asSent;
    }
    return names.rename(event) ? check.check(event) : new Refused(RejectReason.ERASED, null);
  }

  private void add(int index, Checked checked) {
    if (checked instanceof Accepted event) {
      accepted.add(event);
    } else if (checked instanceof Refused refused) {
      faults.add(new Receipt.Fault(index, refused.reason(), refused.field()));
    }
  }
}
