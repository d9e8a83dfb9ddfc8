package org.waymark.streams.topology;

import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.FixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.waymark.schemas.event.EventKey;
import org.waymark.schemas.topic.Topics;

/**
 * Takes every version in, and asks for a commit when one is due. The first version since the last
 * commit goes on: it sets off the fold of everybody marked by then. What is no event fails here, at
 * the door, and is set aside by {@link DeadLetters}.
 */
final class MarkPeople implements FixedKeyProcessor<Bytes, byte[], Long> {

  private final Pace pace;
  private FixedKeyProcessorContext<Bytes, Long> context;
  private People people;
  private long eventsAtLastTick;
  private boolean changed;

  MarkPeople(Pace pace) {
    this.pace = pace;
  }

  @Override
  public void init(FixedKeyProcessorContext<Bytes, Long> context) {
    this.context = context;
    this.people = context.getStateStore(Stores.PEOPLE);
    people.forget();
    context.schedule(Pace.TICK, PunctuationType.WALL_CLOCK_TIME, now -> tick(context));
  }

  @Override
  public void process(FixedKeyRecord<Bytes, byte[]> version) {
    EventKey key = EventKey.decode(version.key().get());
    byte[] event = version.value();
    long offset = context.recordMetadata().orElseThrow().offset();
    changed = true;
    pace.event(context.currentSystemTimeMs() - version.timestamp());
    if (people.take(key, event == null ? null : Topics.EVENT_CODEC.decode(event), offset)) {
      context.forward(version.withValue(offset));
    }
  }

  private void tick(FixedKeyProcessorContext<Bytes, Long> context) {
    if (changed && pace.isDue(System.nanoTime(), eventsAtLastTick)) {
      context.commit();
      changed = false;
    }
    eventsAtLastTick = pace.events();
  }
}
