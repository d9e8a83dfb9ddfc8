package org.waymark.ingest.vault;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The newest version that was sent of an event of a row: enough to send it again to the letter, to
 * see that it changed, and to take it back.
 *
 * @param event_id the event
 * @param participant_key the person that it was booked on
 * @param event_type its type
 * @param entity_id what it is about
 * @param program_id the program
 * @param source_system whose it is
 * @param occurred_at when it happened, as it was sent
 * @param time_precision as it was sent
 * @param recorded_at of this version
 * @param content a digest of the event without recorded_at; of a retraction the word {@code
 *     retracted}
 */
public record Sent(
    String event_id,
    String participant_key,
    String event_type,
    String entity_id,
    String program_id,
    String source_system,
    String occurred_at,
    @Nullable String time_precision,
    String recorded_at,
    String content) {

  /** What stands for the content of an event that was taken back. */
  public static final String RETRACTED = "retracted";

  /** A version of it with another time and content. */
  public Sent at(String recordedAt, String otherContent) {
    return new Sent(
        event_id,
        participant_key,
        event_type,
        entity_id,
        program_id,
        source_system,
        occurred_at,
        time_precision,
        recordedAt,
        otherContent);
  }

  /** Whether it was taken back. */
  @JsonIgnore
  public boolean isRetracted() {
    return content.equals(RETRACTED);
  }

  /** Whether another is a version of the same event. */
  public boolean isSameEvent(Sent other) {
    return event_id.equals(other.event_id)
        && Objects.equals(participant_key, other.participant_key);
  }

  /** Shows nothing of it. */
  @Override
  public String toString() {
    return "an event that was sent";
  }
}
