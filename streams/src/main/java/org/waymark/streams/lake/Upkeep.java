package org.waymark.streams.lake;

import static java.util.stream.Collectors.toMap;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.exceptions.NotFoundException;
import org.apache.iceberg.exceptions.ValidationException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.waymark.schemas.lake.Lake;
import org.waymark.schemas.lake.LakeTable;
import org.waymark.schemas.lake.PartsWatcher;

/**
 * Keeps a lake small and quick: few sorted files, no superseded rows, no snapshots that nobody can
 * open, no files that nobody names. It may run in any process, several times at once, beside a
 * writer and readers: each of its commits holds only on what it was made from, and carries the
 * Kafka offsets on. Where a rival was quicker it leaves the rest to the next round.
 */
public final class Upkeep {

  private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);

  private final Lake lake;
  private final Grace grace;
  private final Supplier<Set<Long>> published;
  private final Scratch scratch;
  private final SortedCopy copy;
  private PartsWatcher watcher = PartsWatcher.NOBODY;

  /**
   * How long things are left alone, so that little is gained at no cost. Whatever it is, nothing
   * goes that somebody reads or that is on its way into a commit.
   *
   * @param heads the age of a snapshot
   * @param files the age of a file that nobody names: who is writing it now would lose a batch
   */
  public record Grace(Duration heads, Duration files) {
    /** Beside others. */
    public static final Grace USUAL = new Grace(Duration.ofMinutes(10), Duration.ofHours(1));

    /** At once: what nobody holds at this moment goes. */
    public static final Grace NONE = new Grace(Duration.ZERO, Duration.ZERO);
  }

  /**
   * A table's files at its newest snapshot.
   *
   * @param files how many
   * @param bytes of them together
   * @param rows in them, superseded ones included
   */
  public record Size(long files, long bytes, long rows) {
    private static Size of(@Nullable Snapshot snapshot) {
      return snapshot == null
          ? new Size(0, 0, 0)
          : new Size(
              total(snapshot, "total-data-files"),
              total(snapshot, "total-files-size"),
              total(snapshot, "total-records"));
    }

    private static long total(Snapshot snapshot, String name) {
      return Long.parseLong(snapshot.summary().getOrDefault(name, "0"));
    }
  }

  /**
   * What was done.
   *
   * @param before the tables' files, by table
   * @param after the tables' files, by table
   * @param expired how many snapshots went
   * @param orphans how many files went that nobody named or needed
   */
  public record Done(Map<String, Size> before, Map<String, Size> after, int expired, int orphans) {}

  /**
   * Of a lake.
   *
   * @param published the snapshots that publications need, asked for each time
   */
  public Upkeep(Lake lake, Grace grace, Supplier<Set<Long>> published) {
    this.lake = lake;
    this.grace = grace;
    this.published = published;
    this.scratch = Scratch.of(lake);
    this.copy = new SortedCopy(scratch.fresh());
  }

  /** Tells somebody of each part of a table's rows from now on. */
  public Upkeep watchedBy(PartsWatcher told) {
    this.watcher = told;
    return this;
  }

  /** All of it, as far as it goes: as few files as there can be. */
  public Done thorough() {
    Map<String, Size> before = sizes();
    rewrite(FileChoice::thorough);
    int expired = expire();
    int orphans = removeOrphans();
    return new Done(before, sizes(), expired, orphans);
  }

  /** Merges files where it pays, which is where many have gathered. */
  void merge() {
    rewrite(FileChoice::routine);
  }

  /** Lets snapshots go; says how many. */
  int expire() {
    Integer gone = attempt(() -> new ExpireSnapshots(lake, grace.heads()).expire(published));
    return gone == null ? 0 : gone;
  }

  /** Removes files that nobody names, and what killed upkeeps have spilled; says how many. */
  int removeOrphans() {
    Integer removed = attempt(() -> new RemoveOrphanFiles(lake, grace.files()).remove());
    return scratch.removeAbandoned() + (removed == null ? 0 : removed);
  }

  /** Ends what is under way as soon as it can. */
  void stop() {
    copy.stop();
  }

  private void rewrite(LongFunction<FileChoice> choice) {
    RewriteDataFiles rewriting = new RewriteDataFiles(lake, copy, watcher);
    for (LakeTable table : LakeTable.ALL) {
      attempt(() -> rewriting.rewrite(table, choice));
    }
    attempt(rewriting::repoint);
  }

  /** Null if a rival was quicker. */
  private static <T> @Nullable T attempt(Supplier<T> work) {
    try {
      return work.get();
    } catch (ValidationException | NotFoundException e) {
      LOG.info("another has changed the lake meanwhile ({}): the next round", e.getMessage());
      return null;
    }
  }

  private Map<String, Size> sizes() {
    return LakeTable.ALL.stream()
        .collect(
            toMap(
                LakeTable::name,
                table -> size(lake.load(table)),
                (one, other) -> one,
                LinkedHashMap::new));
  }

  private static Size size(Table table) {
    return Size.of(table.currentSnapshot());
  }
}
