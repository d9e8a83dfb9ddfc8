package org.waymark.streams.topology;

import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.FixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.apache.kafka.streams.state.KeyValueStore;
import org.waymark.schemas.event.EventKey;
import org.waymark.schemas.topic.Topics;

/**
 * Notes whose history has changed and up to which offset, and asks for a commit when the log
 * trickles. The marks are folded at the commit and gone with it, so they need no changelog. What is
 * no event fails here, at the door, and is set aside by {@link DeadLetters}.
 */
final class MarkPeople implements FixedKeyProcessor<Bytes, byte[], Long> {

  private final Pace pace;
  private FixedKeyProcessorContext<Bytes, Long> context;
  private KeyValueStore<String, Long> marked;
  private long eventsAtLastTick;
  private boolean changed;

  MarkPeople(Pace pace) {
    this.pace = pace;
  }

  @Override
  public void init(FixedKeyProcessorContext<Bytes, Long> context) {
    this.context = context;
    this.marked = context.getStateStore(Stores.MARKED);
    context.schedule(Pace.TICK, PunctuationType.WALL_CLOCK_TIME, now -> tick(context));
  }

  @Override
  public void process(FixedKeyRecord<Bytes, byte[]> version) {
    EventKey key = EventKey.decode(version.key().get());
    if (version.value() != null) {
      Topics.EVENT_CODEC.decode(version.value());
    }
    long offset = context.recordMetadata().orElseThrow().offset();
    marked.put(key.participantKey(), offset);
    pace.event();
    changed = true;
    context.forward(version.withValue(offset));
  }

  private void tick(FixedKeyProcessorContext<Bytes, Long> context) {
    if (changed && pace.isTrickling(eventsAtLastTick)) {
      context.commit();
      changed = false;
    }
    eventsAtLastTick = pace.events();
  }
}
