package org.waymark.schemas.lake;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.apache.iceberg.CatalogProperties;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.UpdateSchema;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.exceptions.AlreadyExistsException;
import org.apache.iceberg.exceptions.CommitFailedException;
import org.apache.iceberg.exceptions.NotFoundException;
import org.apache.iceberg.exceptions.RuntimeIOException;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.jdbc.JdbcCatalog;
import org.apache.iceberg.jdbc.JdbcClientPool;
import org.apache.iceberg.jdbc.UncheckedSQLException;
import org.apache.iceberg.types.Types;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.waymark.schemas.topic.Generation;

/**
 * The lake: Iceberg tables in a directory, on a disk or on a file system that several machines
 * share, in the catalog that {@link CatalogAddress} finds there. The writer appends to them and
 * publishes heads; readers open a {@link Head} and nothing else.
 */
public final class Lake implements Closeable {

  private static final Logger LOG = LoggerFactory.getLogger(Lake.class);

  /** The property of a snapshot that holds the Kafka offsets reached, committed with the rows. */
  public static final String OFFSETS = "waymark.next";

  private static final String ERASURES = "waymark.erasures";

  private static final String HEADS = "heads";
  private static final String GENERATIONS = "generations";

  private static final String PERSON = "participant_key";

  /** Two tables, a column and the namespace. */
  private static final int CATALOG_PARTS = 4;

  /** What each setting is for: findings of the trials that led to this lake. */
  private static final Map<String, String> PROPERTIES =
      Map.ofEntries(
          Map.entry("format-version", "2"),
          Map.entry("write.parquet.compression-codec", "zstd"),
          Map.entry("write.target-file-size-bytes", "134217728"),
          // A writer holds the row group that it fills, for each table.
          Map.entry("write.parquet.row-group-size-bytes", "33554432"),
          // Planning reads every manifest: merge them early.
          Map.entry("commit.manifest.min-count-to-merge", "8"),
          Map.entry("write.metadata.delete-after-commit.enabled", "true"),
          Map.entry("write.metadata.previous-versions-max", "20"),
          // An append that lost to a rewrite is rebased; one that lost to a rival is refused.
          Map.entry("commit.retry.num-retries", "20"),
          Map.entry("commit.retry.min-wait-ms", "20"),
          Map.entry("commit.retry.max-wait-ms", "300"));

  private static final Schema NO_COLUMNS_BUT_ONE =
      new Schema(Types.NestedField.optional(1, "unused", Types.StringType.get()));

  private final JdbcCatalog catalog;
  private final Path directory;
  private final Generation generation;

  private Lake(JdbcCatalog catalog, Path directory, Generation generation) {
    this.catalog = catalog;
    this.directory = directory.toAbsolutePath().normalize();
    this.generation = generation;
  }

  /** Whether there is a lake in a directory. */
  public static boolean exists(Path directory) {
    return CatalogAddress.isIn(directory);
  }

  /**
   * Opens the lake of a directory with the generation of tables that is in force, and makes it and
   * its tables first if they are not there.
   *
   * @throws CatalogException when its catalog does not answer, or is that of another lake
   */
  public static Lake open(Path directory) {
    JdbcCatalog catalog = made(directory);
    try {
      return inForce(catalog, directory);
    } catch (NotFoundException | UncheckedSQLException | RuntimeIOException e) {
      catalog.close();
      throw new DamagedLakeException(directory, e);
    } catch (RuntimeException e) {
      catalog.close();
      throw e;
    }
  }

  private static Lake inForce(JdbcCatalog catalog, Path directory) {
    Lake first = new Lake(catalog, directory, Generation.FIRST);
    return new Lake(catalog, directory, first.generations().inForce()).ensured();
  }

  /** Opens likewise, with a generation that need not be in force. */
  public static Lake open(Path directory, Generation generation) {
    return new Lake(made(directory), directory, generation).ensured();
  }

  private static JdbcCatalog made(Path directory) {
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make the lake's directory", e);
    }
    return catalog(directory);
  }

  private Lake ensured() {
    ensureNamespace();
    LakeTable.ALL.forEach(table -> ensure(table.name(), table.columns()));
    ensure(HEADS, NO_COLUMNS_BUT_ONE);
    requireIn(directory);
    return this;
  }

  /** Which generation's tables these are. */
  public Generation generation() {
    return generation;
  }

  /** Which generations there are, as it is now. */
  public Generations generations() {
    Snapshot newest = generationsTable().currentSnapshot();
    return newest == null ? Generations.FIRST : Generations.fromSummary(newest.summary());
  }

  /**
   * How often people were erased from the lake of several processes: state that a process has kept
   * since before the last time may hold them.
   */
  public int erasures() {
    return Integer.parseInt(generationsTable().properties().getOrDefault(ERASURES, "0"));
  }

  /** Says that people were erased once more. */
  public void noteErasure() {
    generationsTable().updateProperties().set(ERASURES, Integer.toString(erasures() + 1)).commit();
  }

  /** The table whose snapshots say which generation is in force. The generations share it. */
  public Table generationsTable() {
    TableIdentifier id = TableIdentifier.of(Generation.FIRST.namespace(), GENERATIONS);
    ensure(id, NO_COLUMNS_BUT_ONE);
    return catalog.loadTable(id);
  }

  /**
   * Removes the tables of a generation, rows and all. Of one that has none it removes nothing.
   *
   * @throws IllegalArgumentException when these are the tables that this lake was opened with
   */
  public void drop(Generation other) {
    if (other.equals(generation)) {
      throw new IllegalArgumentException("the tables that are read are not removed");
    }
    Namespace namespace = Namespace.of(other.namespace());
    if (!catalog.namespaceExists(namespace)) {
      return; // a replay that died before it made one
    }
    for (TableIdentifier table : catalog.listTables(namespace)) {
      if (!table.name().equals(GENERATIONS)) {
        catalog.dropTable(table, true);
      }
    }
  }

  /** A table, as it is now. */
  public Table load(LakeTable table) {
    return catalog.loadTable(id(table.name()));
  }

  /** The table whose snapshots are the heads. */
  public Table heads() {
    return catalog.loadTable(id(HEADS));
  }

  /** The newest head, or {@link Head#NONE} before the first. */
  public Head head() {
    Snapshot newest = heads().currentSnapshot();
    return newest == null ? Head.NONE : Head.fromSummary(newest.summary());
  }

  /** Where its files are. */
  public Path directory() {
    return directory;
  }

  /**
   * Says that a head is being read, until that is closed or this process dies: what only that head
   * names stays so long.
   *
   * @return nothing if there is a newer head: then it is too late for this one
   */
  public Optional<Closeable> reading(Head head) {
    Closeable held = Readers.enter(directory, head.sequence());
    // Only now: while a head is the newest, upkeep lets nothing of it go without asking who reads.
    if (head().sequence() == head.sequence()) {
      return Optional.of(held);
    }
    try {
      held.close();
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot say in the lake that it is no longer read", e);
    }
  }

  /** The sequences of the heads that somebody reads now. */
  public Set<Long> heldByReaders() {
    return Readers.held(directory);
  }

  /** The Parquet files of a table at a head, in a fixed order. */
  public List<String> files(Head head, LakeTable table) {
    Long snapshot = head.snapshots().get(table.name());
    if (snapshot == null) {
      return List.of();
    }
    try (CloseableIterable<FileScanTask> tasks =
        load(table).newScan().useSnapshot(snapshot).planFiles()) {
      return StreamSupport.stream(tasks.spliterator(), false)
          .map(task -> task.file().location())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot plan the reading of " + table.name(), e);
    }
  }

  /** How far a table had read its topic at a head: the offset of the next record, by partition. */
  public Map<Integer, Long> offsets(Head head, LakeTable table) {
    Long snapshot = head.snapshots().get(table.name());
    if (snapshot == null) {
      return Map.of();
    }
    String offsets = load(table).snapshot(snapshot).summary().getOrDefault(OFFSETS, "");
    return Head.read(offsets, Integer::valueOf);
  }

  @Override
  public void close() {
    catalog.close();
  }

  private static JdbcCatalog catalog(Path directory) {
    Path absolute = directory.toAbsolutePath().normalize();
    Map<String, String> properties = new HashMap<>();
    CatalogAddress address = CatalogAddress.in(absolute);
    properties.put(CatalogProperties.URI, address.url());
    properties.putAll(address.credentials());
    properties.put(CatalogProperties.WAREHOUSE_LOCATION, absolute.toString());
    properties.put("jdbc.schema-version", "V1");
    return initialized(address, properties);
  }

  /**
   * Iceberg makes the parts of its catalog without asking whether a rival just did. Who loses such
   * a race finds that part made the next time, so it loses each once at most.
   */
  private static JdbcCatalog initialized(CatalogAddress address, Map<String, String> properties) {
    for (int lost = 0; ; lost++) {
      JdbcCatalog catalog = new JdbcCatalog(p -> new LocalFileIO(), p -> new OneShotPool(p), true);
      try {
        catalog.initialize("waymark", properties);
        ensureNamespace(catalog, Generation.FIRST);
        return catalog;
      } catch (AlreadyExistsException | UncheckedSQLException e) {
        catalog.close();
        if (address.isServer() && CatalogException.isOfConnection(e)) {
          throw CatalogException.unreachable(address, e);
        }
        if (e instanceof UncheckedSQLException sql && DamagedLakeException.isNoDatabase(sql)) {
          throw new DamagedLakeException(
              Path.of(properties.getOrDefault(CatalogProperties.WAREHOUSE_LOCATION, "")), e);
        }
        if (lost == CATALOG_PARTS) {
          throw e;
        }
      }
    }
  }

  private void ensureNamespace() {
    try {
      ensureNamespace(catalog, generation);
    } catch (AlreadyExistsException e) {
      LOG.debug("another opener made the namespace of {} first", generation);
    }
  }

  private static void ensureNamespace(JdbcCatalog catalog, Generation generation) {
    Namespace namespace = Namespace.of(generation.namespace());
    if (!catalog.namespaceExists(namespace)) {
      catalog.createNamespace(namespace);
    }
  }

  /** A catalog names files by their paths: it is no use where the directory is another. */
  private void requireIn(Path directory) {
    String known = heads().location();
    if (!Path.of(known).startsWith(directory)) {
      close();
      throw new CatalogException(
          ("the catalog knows a table of this lake as %s, which is not in %s: every process must see"
                  + " the lake under one path, and a second lake needs a database of its own")
              .formatted(known, directory));
    }
  }

  private void ensure(String name, Schema columns) {
    ensure(id(name), columns);
  }

  private void ensure(TableIdentifier id, Schema columns) {
    if (catalog.tableExists(id)) {
      addColumns(catalog.loadTable(id), columns);
      return;
    }
    Map<String, String> properties = new HashMap<>(PROPERTIES);
    if (columns.findField(PERSON) != null) {
      // Bounds of this column would put 16 characters of a person's key into manifests.
      properties.put("write.metadata.metrics.column." + PERSON, "none");
    }
    try {
      catalog
          .buildTable(id, columns)
          .withPartitionSpec(PartitionSpec.unpartitioned())
          .withProperties(properties)
          .create();
    } catch (AlreadyExistsException e) {
      LOG.debug("another opener made the table {} first", id);
    }
  }

  /**
   * A table that an older version made gets the columns that have come since, without a value in
   * its rows. A column that has gone stays: what it held is still there.
   */
  private static void addColumns(Table table, Schema columns) {
    List<Types.NestedField> missing =
        columns.columns().stream()
            .filter(column -> table.schema().findField(column.name()) == null)
            .toList();
    if (missing.isEmpty()) {
      return;
    }
    UpdateSchema update = table.updateSchema();
    missing.forEach(column -> update.addColumn(column.name(), column.type()));
    try {
      update.commit();
    } catch (CommitFailedException e) {
      // Another opener was first: what it did not add is added now.
      table.refresh();
      addColumns(table, columns);
    }
  }

  private TableIdentifier id(String table) {
    return TableIdentifier.of(generation.namespace(), table);
  }

  /**
   * A pool that never runs a statement twice. Iceberg's own does when a connection breaks; if the
   * answer of a commit was lost, its second run finds nothing to change, is taken for a refusal,
   * and the files of the live snapshot are deleted.
   */
  private static final class OneShotPool extends JdbcClientPool {

    OneShotPool(Map<String, String> properties) {
      super(properties.get(CatalogProperties.URI), properties);
    }

    @Override
    public <R> R run(Action<R, Connection, SQLException> action, boolean retry)
        throws SQLException, InterruptedException {
      return super.run(action, false);
    }
  }
}
