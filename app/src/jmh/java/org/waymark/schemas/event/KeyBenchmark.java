package org.waymark.schemas.event;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.waymark.app.micro.Micro;
import org.waymark.app.micro.ReferenceLog;
import org.waymark.app.micro.Round;
import org.waymark.ingest.check.Checked.Accepted;
import org.waymark.schemas.topic.Topics;

/** Keys of events to the bytes of the log and back. An operation is one key. */
@State(Scope.Thread)
public class KeyBenchmark extends Micro {

  private static final String TOPIC = Topics.EVENTS.name();

  private final Round<EventKey> keys =
      new Round<>(ReferenceLog.versions().stream().map(Accepted::key).toList());
  private final Round<byte[]> written =
      new Round<>(ReferenceLog.versions().stream().map(each -> write(each.key())).toList());

  /** As the fold reads the register. */
  @Benchmark
  public EventKey read() {
    return EventKey.decode(written.next());
  }

  /** As an import sends it. */
  @Benchmark
  public byte[] write() {
    return write(keys.next());
  }

  private static byte[] write(EventKey key) {
    return Topics.EVENTS.key().serializer().serialize(TOPIC, key);
  }
}
