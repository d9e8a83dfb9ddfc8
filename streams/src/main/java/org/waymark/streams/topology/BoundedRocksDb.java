package org.waymark.streams.topology;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.CompactionStyle;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.WriteBufferManager;

/**
 * One budget of memory for all state stores of the process. By default each store of each partition
 * has its own, and twelve partitions of three stores would take over 3 GB.
 */
public final class BoundedRocksDb implements RocksDBConfigSetter {

  /** Of blocks and write buffers together: the buffers are charged to the cache. */
  private static final long CACHE_BYTES = 176L << 20;

  private static final long WRITE_BUFFER_BYTES = 112L << 20;
  private static final long ONE_WRITE_BUFFER_BYTES = 8L << 20;

  /**
   * The least that a store with a single entry takes of the write buffers. By default it is 1 MiB;
   * then sixty stores take most of the budget by being there, and every write of any of them sets
   * off a flush of next to nothing, with an fsync: the fold came to a stand by it.
   */
  private static final long ARENA_BLOCK_BYTES = 32L << 10;

  private static final Cache CACHE = new LRUCache(CACHE_BYTES);
  private static final WriteBufferManager WRITE_BUFFERS =
      new WriteBufferManager(WRITE_BUFFER_BYTES, CACHE);

  @Override
  public void setConfig(String storeName, Options options, Map<String, Object> configs) {
    BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
    table.setBlockCache(CACHE);
    table.setCacheIndexAndFilterBlocks(true);
    options.setTableFormatConfig(table);
    options.setWriteBufferManager(WRITE_BUFFERS);
    options.setWriteBufferSize(ONE_WRITE_BUFFER_BYTES);
    options.setArenaBlockSize(ARENA_BLOCK_BYTES);
    options.setCompactionStyle(CompactionStyle.LEVEL);
  }

  /** Cache and buffers are shared and outlive every store. */
  @Override
  public void close(String storeName, Options options) {
    // Nothing of ours is bound to one store.
  }
}
