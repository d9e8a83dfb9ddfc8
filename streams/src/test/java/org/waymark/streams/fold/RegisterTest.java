package org.waymark.streams.fold;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.waymark.schemas.event.Event;

class RegisterTest {

  private static final long LAST_MOMENT_OF_THE_DAY = 86_400_000_000L - 1;

  /** Written down before it, but of the whole day: events.md has it fold after the instants. */
  @Test
  void anEventWithADateFoldsAfterTheLastInstantOfItsDay() {
    Register register = new Register();
    register.add("0a", event("of-the-day", "date", 1));
    register.add("0b", event("last-instant", null, 2));

    assertThat(register.live())
        .extracting(Event::getEventId)
        .containsExactly("last-instant", "of-the-day");
  }

  @Test
  void ofWhatHappenedAtOnceTheEarlierRecordedFoldsFirst() {
    Register register = new Register();
    register.add("0a", event("a", null, 2));
    register.add("0b", event("b", null, 1));

    assertThat(register.live()).extracting(Event::getEventId).containsExactly("b", "a");
  }

  @Test
  void ofWhatHappenedAndWasRecordedAtOnceTheSmallerIdFoldsFirst() {
    Register register = new Register();
    register.add("0a", event("b", null, 1));
    register.add("0b", event("a", null, 1));

    assertThat(register.live()).extracting(Event::getEventId).containsExactly("a", "b");
  }

  private static Event event(String id, @Nullable String precision, long recordedAt) {
    Event event = new Event();
    event.setEventId(id);
    event.setAction("assert");
    event.setOccurredAt(LAST_MOMENT_OF_THE_DAY);
    event.setTimePrecision(precision);
    event.setRecordedAt(recordedAt);
    return event;
  }
}
