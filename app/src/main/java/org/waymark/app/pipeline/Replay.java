package org.waymark.app.pipeline;

import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.iceberg.exceptions.NotFoundException;
import org.waymark.app.home.Home;
import org.waymark.app.home.HomeInUseException;
import org.waymark.app.home.HomeLock;
import org.waymark.app.kafka.KafkaSettings;
import org.waymark.app.kafka.KafkaTopics;
import org.waymark.reports.audit.Audit;
import org.waymark.reports.audit.AuditedTable;
import org.waymark.reports.lake.Cut;
import org.waymark.reports.lake.QueryException;
import org.waymark.reports.replay.ComparedTable;
import org.waymark.reports.replay.Comparison;
import org.waymark.schemas.lake.Generations;
import org.waymark.schemas.lake.Lake;
import org.waymark.schemas.lake.PartsWatcher;
import org.waymark.schemas.step.Steps;
import org.waymark.schemas.topic.Generation;
import org.waymark.schemas.topic.Topics;
import org.waymark.streams.lake.Succession;

/**
 * Folds the whole log again into a new generation of topics and tables beside the one in force,
 * which stays as it is until one compare-and-swap puts the new one in its place. What a crash or
 * Ctrl-C leaves of one that was not put in force, the next removes.
 *
 * <p>It has the home to itself: {@link HomeInUseException} when a Waymark runs there. Stream
 * processes that share the lake rest meanwhile, and go on with the tables that are then in force.
 */
public final class Replay {

  private static final int NAMED = 20;

  private final Home home;
  private final KafkaSettings kafka;

  /** Of a home that holds a lake. */
  public Replay(Home home, KafkaSettings kafka) {
    this.home = home;
    this.kafka = kafka;
  }

  /**
   * What came of it.
   *
   * @param before the generation that was in force
   * @param made the new one
   * @param events of the log
   * @param tables compared with those before
   * @param unreadable why those before cannot be read, and were not compared
   * @param audited the new ones, counted again by SQL
   * @param switched whether the new one is in force now
   */
  public record Result(
      Generation before,
      Generation made,
      long events,
      List<ComparedTable> tables,
      Optional<String> unreadable,
      List<AuditedTable> audited,
      boolean switched) {

    /** Copies the lists. */
    public Result {
      tables = List.copyOf(tables);
      audited = List.copyOf(audited);
    }

    Result inForce() {
      return new Result(before, made, events, tables, unreadable, audited, true);
    }

    /** How many cells differ between the generations. */
    public long differing() {
      return tables.stream().mapToLong(ComparedTable::differing).sum();
    }

    /** How many cells of the new one are not what the audit counted. */
    public long wrong() {
      return audited.stream().mapToLong(AuditedTable::differing).sum();
    }
  }

  /** How far it is, and how far the audit of the new tables is. */
  public interface Watcher extends PartsWatcher {
    /** So many events of all are not folded yet. */
    void folding(long missing, long events);

    /** The comparison has begun. */
    void comparing();
  }

  /** What to do with new tables that the audit found right. */
  public enum Intent {
    SWITCH,
    ONLY_COMPARE
  }

  /**
   * Folds, compares, audits, and puts the new tables in force if the audit finds them right.
   *
   * @throws InterruptedException when interrupted; the tables before are then in force
   */
  public Result run(Intent intent, Watcher watcher) throws InterruptedException {
    try (HomeLock lock = lock();
        Rests rests = rests();
        Lake before = Lake.open(home.lake())) {
      Generation made = Succession.begin(before, Removal.newestState(home), Software.maker());
      Steps.reached("replay.begun");
      long events = fold(lock, before, made, watcher);
      Steps.reached("replay.folded");
      // The heap of the fold goes back to the system: DuckDB counts next, outside of it.
      System.gc();
      Result result = compared(before, made, events, watcher);
      Steps.reached("replay.compared");
      boolean switched = intent == Intent.SWITCH && result.wrong() == 0;
      if (switched) {
        Succession.switchTo(before, made);
        Steps.reached("replay.switched");
      }
      return switched ? result.inForce() : result;
    }
  }

  /** Gives how many events there are. What folds is closed then: the audit wants its memory. */
  private long fold(HomeLock lock, Lake before, Generation made, Watcher watcher)
      throws InterruptedException {
    try (Pipeline pipeline = Pipeline.beneath(lock, home, kafka, made)) {
      new Removal(home, pipeline.client()).ofLeftovers(before, made);
      long events = events(pipeline);
      pipeline.awaitLake(home, missing -> watcher.folding(missing, events));
      return events;
    }
  }

  private Result compared(Lake before, Generation made, long events, Watcher watcher) {
    try (Lake now = Lake.open(home.lake(), made);
        Cut cut = Cut.open(now)) {
      List<AuditedTable> audited = Audit.run(cut.watchedBy(watcher), NAMED);
      try {
        watcher.comparing();
        List<ComparedTable> tables = Comparison.of(before, now);
        return new Result(
            before.generation(), made, events, tables, Optional.empty(), audited, false);
      } catch (QueryException | NotFoundException e) {
        // What is damaged is what a replay is for; the audit has just read the new ones.
        Optional<String> why =
            Optional.of(String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
        return new Result(before.generation(), made, events, List.of(), why, audited, false);
      }
    }
  }

  /**
   * Puts the generation that was in force before in force again, when it has caught up with the
   * log.
   *
   * @return the one that is in force now
   * @throws IllegalArgumentException when none is kept
   */
  public Generation back(Consumer<Long> missing) throws InterruptedException {
    try (HomeLock lock = lock();
        Rests rests = rests();
        Lake lake = Lake.open(home.lake())) {
      Generation before = kept(lake.generations());
      try (Pipeline pipeline = Pipeline.beneath(lock, home, kafka, before)) {
        pipeline.awaitLake(home, missing::accept);
        return Succession.switchTo(lake, before).inForce();
      }
    }
  }

  /**
   * Removes all generations but the one in force, for good.
   *
   * @return the one in force
   */
  public Generation drop() {
    try (HomeLock lock = lock();
        Rests rests = rests();
        Lake lake = Lake.open(home.lake())) {
      // First nobody may switch back to it, then it goes: a crash in between leaves a leftover.
      Succession.forgetBefore(lake);
      try (Pipeline pipeline = Pipeline.beneath(lock, home, kafka, lake.generation())) {
        new Removal(home, pipeline.client()).ofLeftovers(lake, lake.generation());
      }
      return lake.generation();
    }
  }

  private static Generation kept(Generations known) {
    return known
        .before()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "there are no tables but those in force: waymark replay makes new ones, and"
                        + " keeps the old"));
  }

  private HomeLock lock() {
    if (Files.exists(home.erasing())) {
      throw new IllegalArgumentException(
          "an erasure was ordered on %s and is not done: first run  waymark erase --resume"
              .formatted(home));
    }
    return HomeLock.take(home).orElseThrow(() -> new HomeInUseException(home));
  }

  /** Others that share the lake rest meanwhile. */
  private Rests rests() {
    Rests rests = new Rests(kafka.bootstrapServer().map(kafka::client).orElse(Map.of()));
    if (home.sharedLake().isPresent()) {
      try {
        rests.fromFold();
      } catch (RuntimeException e) {
        rests.close();
        throw e;
      }
    }
    return rests;
  }

  private static long events(Pipeline pipeline) {
    return KafkaTopics.ends(pipeline.client(), Topics.EVENTS).values().stream()
        .mapToLong(Long::longValue)
        .sum();
  }
}
