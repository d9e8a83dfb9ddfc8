package org.waymark.ingest.log;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.waymark.schemas.topic.Topic;
import org.waymark.schemas.topic.Topics;

/** A log without a broker: Kafka's own mock of its producer, in which every record lands. */
public final class MockLog {

  /** How many partitions the topic of the events has. */
  public static final int PARTITIONS = 3;

  private static final Node NODE = new Node(0, "nowhere", 1);

  public final MockProducer<byte[], byte[]> producer;

  private MockLog(MockProducer<byte[], byte[]> producer) {
    this.producer = producer;
  }

  /** A log that acknowledges at once. */
  public static MockLog acknowledging() {
    return new MockLog(
        new MockProducer<>(
            cluster(), true, null, new ByteArraySerializer(), new ByteArraySerializer()));
  }

  /** A log that acknowledges when the test says so. */
  static MockLog waiting() {
    return new MockLog(
        new MockProducer<>(
            cluster(), false, null, new ByteArraySerializer(), new ByteArraySerializer()));
  }

  public EventLog log() {
    return new EventLog(producer);
  }

  /** What was sent to a topic. */
  public List<ProducerRecord<byte[], byte[]>> sent(Topic<?, ?> topic) {
    return producer.history().stream()
        .filter(record -> record.topic().equals(topic.name()))
        .toList();
  }

  private static Cluster cluster() {
    List<PartitionInfo> partitions =
        IntStream.range(0, PARTITIONS)
            .mapToObj(
                n ->
                    new PartitionInfo(
                        Topics.EVENTS.name(), n, NODE, new Node[] {NODE}, new Node[] {NODE}))
            .toList();
    return new Cluster("mock", List.of(NODE), partitions, Set.of(), Set.of());
  }
}
