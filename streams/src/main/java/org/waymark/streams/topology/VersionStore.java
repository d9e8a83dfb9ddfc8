package org.waymark.streams.topology;

import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.query.Position;
import org.apache.kafka.streams.query.PositionBound;
import org.apache.kafka.streams.query.Query;
import org.apache.kafka.streams.query.QueryConfig;
import org.apache.kafka.streams.query.QueryResult;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * A store of versions of events, which are read by person and never one by one. Every version has
 * its own key, so what stands under a key is nothing or the same; but before it writes a version
 * Kafka Streams looks for what was there, and that look goes to the disk. Here it finds nothing, at
 * no cost.
 */
final class VersionStore implements KeyValueStore<Bytes, byte[]> {

  private final KeyValueStore<Bytes, byte[]> store;

  private VersionStore(KeyValueStore<Bytes, byte[]> store) {
    this.store = store;
  }

  /** Stores of versions in stores of another kind. */
  static KeyValueBytesStoreSupplier in(KeyValueBytesStoreSupplier stores) {
    return new KeyValueBytesStoreSupplier() {
      @Override
      public String name() {
        return stores.name();
      }

      @Override
      public KeyValueStore<Bytes, byte[]> get() {
        return new VersionStore(stores.get());
      }

      @Override
      public String metricsScope() {
        return stores.metricsScope();
      }
    };
  }

  /** Nothing, whatever is there. */
  @Override
  public byte @Nullable [] get(Bytes key) {
    return null;
  }

  @Override
  public void put(Bytes key, byte @Nullable [] value) {
    store.put(key, value);
  }

  @Override
  public byte @Nullable [] putIfAbsent(Bytes key, byte @Nullable [] value) {
    return store.putIfAbsent(key, value);
  }

  @Override
  public void putAll(List<KeyValue<Bytes, byte[]>> entries) {
    store.putAll(entries);
  }

  @Override
  public byte @Nullable [] delete(Bytes key) {
    return store.delete(key);
  }

  @Override
  public KeyValueIterator<Bytes, byte[]> range(@Nullable Bytes from, @Nullable Bytes to) {
    return store.range(from, to);
  }

  @Override
  public <PS extends Serializer<P>, P> KeyValueIterator<Bytes, byte[]> prefixScan(
      P prefix, PS serializer) {
    return store.prefixScan(prefix, serializer);
  }

  @Override
  public KeyValueIterator<Bytes, byte[]> all() {
    return store.all();
  }

  @Override
  public long approximateNumEntries() {
    return store.approximateNumEntries();
  }

  @Override
  public String name() {
    return store.name();
  }

  @Override
  public void init(StateStoreContext context, StateStore root) {
    store.init(context, root);
  }

  @Override
  public void commit(Map<TopicPartition, Long> offsets) {
    store.commit(offsets);
  }

  @Override
  public @Nullable Long committedOffset(TopicPartition partition) {
    return store.committedOffset(partition);
  }

  @Override
  public boolean managesOffsets() {
    return store.managesOffsets();
  }

  @Override
  public boolean persistent() {
    return store.persistent();
  }

  @Override
  public boolean isOpen() {
    return store.isOpen();
  }

  @Override
  public <R> QueryResult<R> query(Query<R> query, PositionBound bound, QueryConfig config) {
    return store.query(query, bound, config);
  }

  @Override
  public Position getPosition() {
    return store.getPosition();
  }

  @Override
  public void close() {
    store.close();
  }
}
