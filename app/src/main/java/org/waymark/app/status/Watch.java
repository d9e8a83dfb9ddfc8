package org.waymark.app.status;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.waymark.app.home.Home;
import org.waymark.app.kafka.KafkaSettings;
import org.waymark.reports.lake.Cut;
import org.waymark.schemas.lake.Head;
import org.waymark.schemas.lake.Lake;
import org.waymark.schemas.lake.LakeTable;

/**
 * Looks at a home for as many as want to know, at most every two seconds. What was refused is
 * counted again only when the lake has more of it. Safe for several threads.
 */
public final class Watch implements AutoCloseable {

  private static final long PAUSE_NS = Duration.ofSeconds(2).toNanos();

  private final Home home;
  private final KafkaSettings kafka;

  private @Nullable Lake lake;
  private @Nullable Glance last;
  private long lookedAtNs;
  private @Nullable Long countedRejects;
  private Map<String, Long> rejects = Map.of();

  /** Of a home, which may still be empty. */
  public Watch(Home home, KafkaSettings kafka) {
    this.home = home;
    this.kafka = kafka;
  }

  /** How it stands now, or did two seconds ago at most. */
  public synchronized Glance glance() {
    Glance there = last;
    if (there != null && System.nanoTime() - lookedAtNs < PAUSE_NS) {
      return there;
    }
    try {
      Glance glance = look();
      last = glance;
      lookedAtNs = System.nanoTime();
      return glance;
    } catch (RuntimeException e) {
      close(); // a connection that broke is not used again
      throw e;
    }
  }

  private Glance look() {
    Log log = Log.of(home, kafka);
    Lake open = lake();
    if (open == null) {
      return new Glance(log.pipeline(), 0, null, null, Status.last(home), Map.of());
    }
    Head head = open.head();
    return new Glance(
        log.pipeline(),
        head.cut().values().stream().mapToLong(Long::longValue).sum(),
        log.lag(head),
        Status.published(open),
        Status.last(home),
        rejects(open, head));
  }

  private @Nullable Lake lake() {
    if (lake == null && Lake.exists(home.lake())) {
      lake = Lake.open(home.lake());
    }
    return lake;
  }

  private Map<String, Long> rejects(Lake open, Head head) {
    Long snapshot = head.snapshots().get(LakeTable.REJECTS.name());
    if (!Objects.equals(snapshot, countedRejects)) {
      try (Cut cut = Cut.of(Map.of(LakeTable.REJECTS, open.files(head, LakeTable.REJECTS)))) {
        rejects = Contents.rejects(cut);
      }
      countedRejects = snapshot;
    }
    return rejects;
  }

  @Override
  public synchronized void close() {
    Lake open = lake;
    lake = null;
    if (open != null) {
      open.close();
    }
  }
}
