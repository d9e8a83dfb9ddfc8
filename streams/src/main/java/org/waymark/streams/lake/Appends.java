package org.waymark.streams.lake;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.iceberg.AppendFiles;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.RewriteFiles;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotUpdate;
import org.apache.iceberg.Table;
import org.apache.iceberg.exceptions.CommitFailedException;
import org.apache.iceberg.exceptions.ValidationException;
import org.apache.iceberg.jdbc.UncheckedSQLException;
import org.apache.iceberg.util.SnapshotUtil;
import org.waymark.schemas.lake.Generations;
import org.waymark.schemas.lake.Head;
import org.waymark.schemas.lake.Lake;

/**
 * Commits that only one of two rivals can win. Each holds only if its parent is what it was
 * prepared against, which Iceberg checks together with the commit, at every retry; a writer that
 * was taken over, stopped and woken again loses here.
 */
final class Appends {

  /** Every commit knows its own name, so that one whose answer was lost is recognised. */
  private static final String COMMIT = "waymark.commit";

  /** What all properties of ours begin with. */
  private static final String OURS = "waymark.";

  private Appends() {}

  /**
   * Appends a batch's files and moves the table's position, in one commit.
   *
   * @return false if a rival was there first; the files are then deleted
   */
  static boolean append(Table table, Position start, Position end, List<DataFile> files) {
    AppendFiles append = table.newAppend();
    files.forEach(append::appendFile);
    carry(append, end);
    boolean won = commit(table, append, chain -> Position.of(chain).equals(start));
    if (!won) {
      files.forEach(file -> table.io().deleteFile(file.location()));
    }
    return won;
  }

  /**
   * Commits files in place of others. Everything that the newest snapshot says of the table's
   * position is carried over from the parent of the very attempt that holds.
   *
   * @return false if a file that it replaces has gone meanwhile
   */
  static boolean rewrite(Table table, RewriteFiles rewrite) {
    return commit(
        table,
        rewrite,
        chain -> {
          carried(chain).forEach(rewrite::set);
          return true;
        });
  }

  private static Map<String, String> carried(Iterable<Snapshot> chain) {
    Map<String, String> carried = new HashMap<>();
    for (Snapshot snapshot : chain) {
      if (snapshot.summary().containsKey(Lake.OFFSETS)) {
        carried.putAll(snapshot.summary());
        carried.keySet().removeIf(name -> !name.startsWith(OURS) || name.equals(COMMIT));
        break;
      }
    }
    return carried;
  }

  /**
   * Publishes a head after the one that it was made from.
   *
   * @return false if another came between
   */
  static boolean publish(Lake lake, Head head) {
    Table heads = lake.heads();
    AppendFiles append = heads.newFastAppend();
    head.toSummary().forEach(append::set);
    return commit(heads, append, chain -> sequence(chain) == head.sequence() - 1);
  }

  /**
   * Puts one file in the place of others. How far the table has read is carried on from the
   * snapshot on which this is committed, at every retry: read earlier, it would be stale.
   *
   * @return false if one of the files was replaced before, or the table was fenced; the new file is
   *     then deleted
   */
  static boolean replace(Table table, Position start, List<DataFile> files, DataFile one) {
    RewriteFiles rewrite =
        table.newRewrite().validateFromSnapshot(table.currentSnapshot().snapshotId());
    files.forEach(rewrite::deleteFile);
    rewrite.addFile(one);
    boolean won =
        commit(
            table,
            rewrite,
            chain -> {
              Position now = Position.of(chain);
              carry(rewrite, now);
              return now.fence() == start.fence();
            });
    if (!won) {
      table.io().deleteFile(one.location());
    }
    return won;
  }

  /** After it no commit to the table holds that was prepared before. */
  static boolean fence(Table table) {
    AppendFiles append = table.newFastAppend();
    return commit(
        table,
        append,
        chain -> {
          carry(append, Position.of(chain).fenced());
          return true;
        });
  }

  /** Likewise for the heads: the newest one again. */
  static boolean fenceHeads(Lake lake) {
    Head head = lake.head();
    return publish(lake, head.next(head.cut(), head.snapshots()));
  }

  private static void carry(SnapshotUpdate<?> update, Position position) {
    update.set(Lake.OFFSETS, Head.write(position.next()));
    update.set(Position.FENCE, Long.toString(position.fence()));
  }

  /**
   * Moves the record of generations on from the one that it was made from.
   *
   * @return false if another came between
   */
  static boolean publish(Lake lake, Generations generations) {
    Table table = lake.generationsTable();
    AppendFiles append = table.newFastAppend();
    generations.toSummary().forEach(append::set);
    return commit(table, append, chain -> generationsSequence(chain) == generations.sequence() - 1);
  }

  private static long generationsSequence(Iterable<Snapshot> chain) {
    for (Snapshot newest : chain) {
      return Generations.fromSummary(newest.summary()).sequence();
    }
    return Generations.FIRST.sequence();
  }

  private static long sequence(Iterable<Snapshot> chain) {
    for (Snapshot newest : chain) {
      return Head.fromSummary(newest.summary()).sequence();
    }
    return Head.NONE.sequence();
  }

  private static boolean commit(Table table, SnapshotUpdate<?> update, Guard guard) {
    SnapshotTimes.bringBack(table);
    String name = UUID.randomUUID().toString();
    update.set(COMMIT, name);
    update.validateWith(
        chain -> {
          if (contains(chain, name)) {
            throw new AlreadyCommitted();
          }
          return guard.holds(chain);
        });
    try {
      update.commit();
      return true;
    } catch (AlreadyCommitted e) {
      return true;
    } catch (ValidationException | CommitFailedException e) {
      return false;
    } catch (UncheckedSQLException e) {
      // Nobody knows whether it was applied: look, and delete nothing.
      table.refresh();
      return contains(SnapshotUtil.currentAncestors(table), name);
    }
  }

  /** Whether a commit may follow a parent; given the parent and its ancestors, newest first. */
  private interface Guard {
    boolean holds(Iterable<Snapshot> chain);
  }

  private static boolean contains(Iterable<Snapshot> chain, String name) {
    for (Snapshot snapshot : chain) {
      if (name.equals(snapshot.summary().get(COMMIT))) {
        return true;
      }
    }
    return false;
  }

  /** The commit stands already: its first answer was lost. Deletes nothing on its way out. */
  private static final class AlreadyCommitted extends RuntimeException {
    private static final long serialVersionUID = 1L;

    AlreadyCommitted() {
      super("committed already", null, false, false);
    }
  }
}
