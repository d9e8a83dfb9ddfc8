package org.waymark.streams.topology;

import static org.apache.kafka.streams.state.Stores.inMemoryKeyValueStore;

import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.function.Function;
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
import org.apache.kafka.streams.kstream.Predicate;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.waymark.schemas.fact.Columns;
import org.waymark.schemas.fact.EpisodeSpell;
import org.waymark.schemas.fact.GoalSpell;
import org.waymark.schemas.fact.MonthFact;
import org.waymark.schemas.topic.Generation;
import org.waymark.schemas.topic.Topic;
import org.waymark.schemas.topic.Topics;

/** The topology: versions of events in, facts per person and sums per program out. */
public final class FoldTopology {

  private final StreamsBuilder builder = new StreamsBuilder();
  private final Pace pace = new Pace();
  private final Generation generation;
  private final Function<String, KeyValueBytesStoreSupplier> store;

  private FoldTopology(Generation generation, Function<String, KeyValueBytesStoreSupplier> store) {
    this.generation = generation;
    this.store = store;
  }

  /** The topology of the first generation. */
  public static Topology build() {
    return build(Generation.FIRST);
  }

  /** The topology as it runs: what it keeps, it keeps on the disk. */
  public static Topology build(Generation generation) {
    return new FoldTopology(
            generation, org.apache.kafka.streams.state.Stores::persistentKeyValueStore)
        .connect();
  }

  /** The topology with another kind of store, by name. */
  static Topology build(Function<String, KeyValueBytesStoreSupplier> store) {
    return new FoldTopology(Generation.FIRST, store).connect();
  }

  /** Events in, facts and sums out; nothing is repartitioned. */
  private Topology connect() {
    KTable<Bytes, byte[]> register = read();
    KTable<Bytes, Long> commits = mark(register);
    KStream<String, IndexedRecord> facts = fold(commits);
    write(facts);
    return builder.build(optimized());
  }

  /** The versions stay bytes until somebody is folded. Every version has its own key. */
  private KTable<Bytes, byte[]> read() {
    return builder.table(
        Topics.EVENTS.name(),
        Consumed.with(Serdes.Bytes(), Serdes.ByteArray()).withName("read-events"),
        Materialized.<Bytes, byte[]>as(VersionStore.in(store.apply(Stores.REGISTER)))
            .withCachingDisabled());
  }

  /**
   * Marks whom an event is about. The table behind has one entry and a cache, and a cache lets go
   * of an entry when Streams commits: so its one row comes out once per commit, after all the
   * marks.
   */
  private KTable<Bytes, Long> mark(KTable<Bytes, byte[]> register) {
    builder.addStateStore(new PeopleBuilder());
    return register
        .toStream(Named.as("versions"))
        .processValues(() -> new MarkPeople(pace), Named.as("mark-people"), Stores.PEOPLE)
        .groupByKey(Grouped.with("one-row", oneKey(), Serdes.Long()))
        .reduce(
            Math::max,
            Named.as("first-event"),
            Materialized.<Bytes, Long>as(inMemoryKeyValueStore(Stores.FIRST))
                .withCachingEnabled()
                .withLoggingDisabled());
  }

  private KStream<String, IndexedRecord> fold(KTable<Bytes, Long> commits) {
    builder.addStateStore(Stores.counts(store.apply(Stores.PARTICIPANT_MONTHS), Columns.OF_PERSON));
    builder.addStateStore(Stores.counts(store.apply(Stores.PROGRAM_MONTHS), Columns.OF_PROGRAM));
    builder.addStateStore(Stores.checksums(store.apply(Stores.GOAL_SPELLS)));
    builder.addStateStore(Stores.checksums(store.apply(Stores.EPISODE_SPELLS)));
    return commits
        .toStream(Named.as("commits"))
        .process(
            () -> new FoldPeople(pace),
            Named.as("fold-people"),
            Stores.REGISTER,
            Stores.PEOPLE,
            Stores.PARTICIPANT_MONTHS,
            Stores.PROGRAM_MONTHS,
            Stores.GOAL_SPELLS,
            Stores.EPISODE_SPELLS);
  }

  /** To the partition of the events behind a fact: only so are a cut's rows a prefix of it. */
  private void write(KStream<String, IndexedRecord> facts) {
    StreamPartitioner<String, IndexedRecord> ofPerson =
        (name, key, fact, count) -> partition(Topics.partition(Stores.personOf(key), count));
    StreamPartitioner<String, IndexedRecord> ofTask =
        (name, key, fact, count) -> partition(((MonthFact) fact).partition());
    facts
        .split(Named.as("facts-"))
        .branch(
            is(MonthFact.OF_PERSON),
            Branched.withConsumer(
                rows -> write(rows, Topics.PARTICIPANT_MONTHS, ofPerson), "participant-months"))
        .branch(
            is(MonthFact.OF_PROGRAM),
            Branched.withConsumer(
                rows -> write(rows, Topics.PROGRAM_MONTHS, ofTask), "program-months"))
        .branch(
            is(GoalSpell.getClassSchema()),
            Branched.withConsumer(rows -> write(rows, Topics.GOAL_SPELLS, ofPerson), "goal-spells"))
        .branch(
            is(EpisodeSpell.getClassSchema()),
            Branched.withConsumer(
                rows -> write(rows, Topics.EPISODE_SPELLS, ofPerson), "episode-spells"))
        .noDefaultBranch();
  }

  private void write(
      KStream<String, IndexedRecord> facts,
      Topic<String, ? extends IndexedRecord> topic,
      StreamPartitioner<String, IndexedRecord> partitioner) {
    facts.to(
        generation.name(topic),
        Produced.with(topic.key(), Topics.asRecords(topic))
            .withName("write-" + topic.name())
            .withStreamPartitioner(partitioner));
  }

  private static Predicate<String, IndexedRecord> is(Schema schema) {
    return (key, fact) -> fact.getSchema() == schema;
  }

  private static Optional<Set<Integer>> partition(int number) {
    return Optional.of(Set.of(number));
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
