package org.waymark.ingest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.erdtman.jcs.JsonCanonicalizer;
import org.jspecify.annotations.Nullable;
import org.waymark.ingest.mapping.Earlier;
import org.waymark.ingest.vault.Ledger;
import org.waymark.ingest.vault.LedgerRow;
import org.waymark.ingest.vault.Secrets;
import org.waymark.ingest.vault.Sent;

/**
 * What has to be sent of a row, given what was sent of it before: an event that changed becomes a
 * correction, one that is gone a retraction, one that stayed nothing. What was noted and perhaps
 * not sent goes out again to the letter.
 */
final class RowPlan {

  private final Secrets secrets;
  private final List<Sent> before;
  private final boolean settled;
  private final Instant base;

  private final List<ObjectNode> send = new ArrayList<>();
  private final List<Sent> after = new ArrayList<>();
  private int unchanged;
  private int corrected;
  private int retracted;

  /**
   * A plan for one row.
   *
   * @param base when the row was recorded if it does not say; later events of a row follow it
   */
  RowPlan(Secrets secrets, Ledger.@Nullable Entry before, Instant base) {
    this.secrets = secrets;
    this.before = before == null ? List.of() : before.row().events();
    this.settled = before != null && before.settled();
    this.base = base.truncatedTo(ChronoUnit.MICROS);
  }

  /** Plans the row as it stands now; no events when it is gone. */
  RowPlan plan(List<ObjectNode> events) {
    return plan(events, Earlier.FALLS);
  }

  /**
   * Plans the row as it stands now.
   *
   * @param earlier what becomes of events that it no longer has
   */
  RowPlan plan(List<ObjectNode> events, Earlier earlier) {
    earlier.settle(events, before);
    for (int i = 0; i < events.size(); i++) {
      add(events.get(i), base.plus(i, ChronoUnit.MICROS));
    }
    for (Sent event : before) {
      if (after.stream().anyMatch(event::isSameEvent)) {
        continue;
      }
      if (!event.isRetracted() && earlier.stands(event, before)) {
        after.add(event); // if a stop kept it from the log, it is not known any more what it said
      } else {
        takeBack(event, events);
      }
    }
    return this;
  }

  List<ObjectNode> send() {
    return send;
  }

  int unchanged() {
    return unchanged;
  }

  int corrected() {
    return corrected;
  }

  int retracted() {
    return retracted;
  }

  /** The row as the ledger is to have it. */
  LedgerRow row(String source, String rowKey, int lastDay) {
    String content =
        secrets.content(
            after.stream()
                .map(event -> event.event_id() + event.recorded_at() + event.content())
                .toArray(String[]::new));
    return new LedgerRow(source, rowKey, content, lastDay, after);
  }

  private void add(ObjectNode event, Instant usual) {
    String given = event.path("recorded_at").asText("");
    String content = content(event);
    Sent now = sent(event, given.isEmpty() ? usual.toString() : given, content);
    Optional<Sent> earlier = before.stream().filter(now::isSameEvent).findFirst();
    if (earlier.isPresent()
        && earlier.get().content().equals(content)
        && !isOvertaken(earlier.get())) {
      keep(earlier.get(), event);
      return;
    }
    Sent version = earlier.map(sent -> after(sent, now, usual)).orElse(now);
    corrected += earlier.isPresent() ? 1 : 0;
    send.add(event.put("recorded_at", version.recorded_at()));
    after.add(version);
  }

  /**
   * Whether an event before it in the row is now recorded behind it: of one moment the one that is
   * recorded first counts first, so it has to be recorded anew to stay behind.
   */
  private boolean isOvertaken(Sent event) {
    Instant recorded = Instant.parse(event.recorded_at());
    return after.stream()
        .filter(other -> other.occurred_at().equals(event.occurred_at()))
        .anyMatch(other -> Instant.parse(other.recorded_at()).isAfter(recorded));
  }

  /** A digest that the order of the fields does not change. */
  private String content(ObjectNode event) {
    ObjectNode untimed = event.deepCopy();
    untimed.remove("recorded_at");
    try {
      return secrets.content(new JsonCanonicalizer(untimed.toString()).getEncodedString());
    } catch (IOException e) {
      throw new UncheckedIOException("a JSON object can be written canonically", e);
    }
  }

  private void keep(Sent earlier, ObjectNode event) {
    after.add(earlier);
    if (settled) {
      unchanged++;
    } else {
      send.add(event.put("recorded_at", earlier.recorded_at()));
    }
  }

  private void takeBack(Sent event, List<ObjectNode> others) {
    if (event.isRetracted() && settled) {
      after.add(event);
      return;
    }
    Sent now = event.isRetracted() ? event : retraction(event);
    retracted += event.isRetracted() ? 0 : 1;
    after.add(now);
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("event_id", now.event_id()).put("event_type", now.event_type());
    json.put("schema_version", 1).put("action", "retract");
    json.put("retract_reason", isElsewhere(now, others) ? "wrong_participant" : "entered_in_error");
    json.put("entity_id", now.entity_id()).put("participant_key", now.participant_key());
    json.put("program_id", now.program_id()).put("occurred_at", now.occurred_at());
    json.put("time_precision", now.time_precision()).put("recorded_at", now.recorded_at());
    json.put("recorded_by_role", "import").put("source_system", now.source_system());
    send.add(json);
  }

  private static boolean isElsewhere(Sent event, List<ObjectNode> others) {
    return others.stream()
        .anyMatch(other -> other.path("event_id").asText().equals(event.event_id()));
  }

  private Sent retraction(Sent event) {
    Sent now = event.at(event.recorded_at(), Sent.RETRACTED);
    return after(event, now.at("", Sent.RETRACTED), base);
  }

  /** The version with a time later than that of the one before it. */
  private static Sent after(Sent earlier, Sent version, Instant usual) {
    Instant before = Instant.parse(earlier.recorded_at());
    Instant own = version.recorded_at().isEmpty() ? usual : moment(version.recorded_at(), usual);
    Instant next = before.plus(1, ChronoUnit.MICROS);
    Instant chosen = own.isAfter(before) ? own : usual.isAfter(before) ? usual : next;
    return version.at(chosen.toString(), version.content());
  }

  /** What the row gives may be no time at all, which the checks will say. */
  private static Instant moment(String written, Instant otherwise) {
    try {
      return Instant.parse(written);
    } catch (java.time.DateTimeException e) {
      return otherwise;
    }
  }

  private static Sent sent(ObjectNode event, String recordedAt, String content) {
    return new Sent(
        event.path("event_id").asText(),
        event.path("participant_key").asText(),
        event.path("event_type").asText(),
        event.path("entity_id").asText(),
        event.path("program_id").asText(),
        event.path("source_system").asText(),
        event.path("occurred_at").asText(),
        event.hasNonNull("time_precision") ? event.get("time_precision").asText() : null,
        recordedAt,
        content);
  }
}
