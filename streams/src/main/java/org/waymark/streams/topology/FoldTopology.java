package org.waymark.streams.topology;

import static org.apache.kafka.streams.state.Stores.inMemoryKeyValueStore;
import static org.apache.kafka.streams.state.Stores.persistentKeyValueStore;

import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Branched;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.KTable;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.waymark.schemas.fact.MonthFact;
import org.waymark.schemas.topic.Topic;
import org.waymark.schemas.topic.Topics;

/** The topology: versions of events in, facts per person and sums per program out. */
public final class FoldTopology {

  private FoldTopology() {}

  /** Events in, facts and sums out; nothing is repartitioned. */
  public static Topology build() {
    StreamsBuilder builder = new StreamsBuilder();
    KTable<Bytes, byte[]> register = read(builder);
    KTable<Bytes, Long> commits = mark(builder, register);
    KStream<String, MonthFact> facts = fold(builder, commits);
    write(facts);
    return builder.build(optimized());
  }

  /** The versions stay bytes until somebody is folded. Every version has its own key. */
  private static KTable<Bytes, byte[]> read(StreamsBuilder builder) {
    return builder.table(
        Topics.EVENTS.name(),
        Consumed.with(Serdes.Bytes(), Serdes.ByteArray()).withName("read-events"),
        Materialized.<Bytes, byte[]>as(persistentKeyValueStore(Stores.REGISTER))
            .withCachingDisabled());
  }

  /**
   * Marks whom an event is about. The table behind has one entry and a cache, and a cache lets go
   * of an entry when Streams commits: so its one row comes out once per commit, after all the
   * marks.
   */
  private static KTable<Bytes, Long> mark(StreamsBuilder builder, KTable<Bytes, byte[]> register) {
    Pace pace = new Pace();
    builder.addStateStore(Stores.marked());
    return register
        .toStream(Named.as("versions"))
        .processValues(() -> new MarkPeople(pace), Named.as("mark-people"), Stores.MARKED)
        .groupByKey(Grouped.with("one-row", oneKey(), Serdes.Long()))
        .reduce(
            Math::max,
            Named.as("newest-event"),
            Materialized.<Bytes, Long>as(inMemoryKeyValueStore(Stores.NEWEST))
                .withCachingEnabled()
                .withLoggingDisabled());
  }

  private static KStream<String, MonthFact> fold(
      StreamsBuilder builder, KTable<Bytes, Long> commits) {
    builder.addStateStore(Stores.participantMonths());
    builder.addStateStore(Stores.programMonths());
    return commits
        .toStream(Named.as("commits"))
        .process(
            FoldPeople::new,
            Named.as("fold-people"),
            Stores.REGISTER,
            Stores.MARKED,
            Stores.PARTICIPANT_MONTHS,
            Stores.PROGRAM_MONTHS);
  }

  private static void write(KStream<String, MonthFact> facts) {
    facts
        .split(Named.as("facts-"))
        .branch(
            (key, fact) -> isOf(fact, MonthFact.OF_PERSON),
            Branched.withConsumer(rows -> write(rows, Topics.PARTICIPANT_MONTHS), "of-people"))
        .branch(
            (key, fact) -> isOf(fact, MonthFact.OF_PROGRAM),
            Branched.withConsumer(rows -> write(rows, Topics.PROGRAM_MONTHS), "of-programs"))
        .noDefaultBranch();
  }

  /** To the partition of the events behind it: only so are a cut's rows a prefix of the topic. */
  private static void write(KStream<String, MonthFact> facts, Topic<String, IndexedRecord> topic) {
    facts
        .mapValues(fact -> (IndexedRecord) fact, Named.as("as-" + topic.name()))
        .to(
            topic.name(),
            Produced.with(topic.key(), topic.value())
                .withName("write-" + topic.name())
                .withStreamPartitioner(
                    (name, key, fact, count) ->
                        Optional.of(Set.of(((MonthFact) fact).partition()))));
  }

  private static boolean isOf(MonthFact fact, Schema schema) {
    return fact.getSchema().equals(schema);
  }

  /** Writes every key as the same one. */
  private static Serde<Bytes> oneKey() {
    byte[] one = {0};
    return Serdes.serdeFrom((topic, key) -> one, (topic, bytes) -> Bytes.wrap(one));
  }

  /** The log is the register's changelog: a copy of it would be nine tenths of all bytes. */
  private static Properties optimized() {
    Properties properties = new Properties();
    properties.put(
        StreamsConfig.TOPOLOGY_OPTIMIZATION_CONFIG, StreamsConfig.REUSE_KTABLE_SOURCE_TOPICS);
    return properties;
  }
}
