package org.waymark.schemas.event;

import java.nio.charset.StandardCharsets;
import org.waymark.schemas.avro.AvroCodec.UndecodableException;

/**
 * The name of one version of one event, and the key of its record in the log.
 *
 * <p>Written {@code participant_key/event_id/fingerprint}; none of the three can hold a slash.
 * Every version has its own key, so the log can be compacted without losing history.
 *
 * @param participantKey the person's pseudonym; it alone chooses the partition
 * @param eventId the register that the version belongs to, within the person
 * @param fingerprint 16 hex digits of the content; of two versions recorded at the same time the
 *     greater one lives
 */
public record EventKey(String participantKey, String eventId, String fingerprint) {

  /** What ends each part: the bytes of a person's keys all begin with the person and this. */
  public static final char SEPARATOR = '/';

  /**
   * Reads the written form.
   *
   * @throws IllegalArgumentException when it has not three parts
   */
  public static EventKey parse(String written) {
    int first = written.indexOf(SEPARATOR);
    int second = written.indexOf(SEPARATOR, first + 1);
    if (first < 1 || second < 0 || written.indexOf(SEPARATOR, second + 1) >= 0) {
      throw new IllegalArgumentException(
          "an event's key is participant_key/event_id/fingerprint, this one has other parts");
    }
    return new EventKey(
        written.substring(0, first),
        written.substring(first + 1, second),
        written.substring(second + 1));
  }

  /**
   * Reads the written form as the log holds it.
   *
   * @throws UndecodableException when it has not three parts
   */
  public static EventKey decode(byte[] written) {
    try {
      return parse(new String(written, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      throw new UndecodableException("its key is no event's key", e);
    }
  }

  /** The written form. */
  @Override
  public String toString() {
    return participantKey + SEPARATOR + eventId + SEPARATOR + fingerprint;
  }
}
