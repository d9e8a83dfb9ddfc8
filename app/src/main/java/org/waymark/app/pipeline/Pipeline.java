package org.waymark.app.pipeline;

import java.io.Closeable;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;
import org.waymark.app.erasure.ErasureWork;
import org.waymark.app.home.Home;
import org.waymark.app.home.HomeInUseException;
import org.waymark.app.home.HomeLock;
import org.waymark.app.kafka.EmbeddedBroker;
import org.waymark.app.kafka.FoldGroup;
import org.waymark.app.kafka.KafkaSettings;
import org.waymark.app.kafka.KafkaTopics;
import org.waymark.schemas.lake.Head;
import org.waymark.schemas.lake.Lake;
import org.waymark.schemas.lake.LakeTable;
import org.waymark.schemas.topic.Generation;
import org.waymark.schemas.topic.Topics;
import org.waymark.streams.lake.Continuity;
import org.waymark.streams.lake.Succession;
import org.waymark.streams.topology.FoldMember;
import org.waymark.streams.topology.FoldStreams;

/**
 * Log, fold and lake's writer at work on a home: in this process, in another one that has the home,
 * or in the stream processes of a cluster that share a lake. What was started is stopped in the
 * reverse order, since each leans on the one before it.
 */
public final class Pipeline implements AutoCloseable {

  private static final int FOLD_THREADS = 2;
  private static final Duration START_LIMIT = Duration.ofSeconds(60);
  private static final Duration PAUSE = Duration.ofMillis(100);

  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private Map<String, Object> client = Map.of();
  private Runnable checkOwn = () -> {};
  private Optional<Erasing> erasing = Optional.empty();
  private Runnable checkOthers = () -> {};
  private boolean erases = true;
  private Function<Home, Lake> tables = home -> Lake.open(home.lake());

  private Pipeline() {}

  /**
   * Starts the parts on a home.
   *
   * @throws HomeInUseException when another process has it
   */
  public static Pipeline start(Home home, KafkaSettings kafka) {
    HomeLock lock = HomeLock.take(home).orElseThrow(() -> new HomeInUseException(home));
    return start(home, kafka, lock);
  }

  /**
   * Starts fold and lake's writer as one of several processes that share a cluster and a lake.
   *
   * @param name that none of the others has
   * @throws HomeInUseException when another process has the home
   */
  public static Pipeline startStream(Home home, KafkaSettings kafka, String name) {
    HomeLock lock = HomeLock.take(home).orElseThrow(() -> new HomeInUseException(home));
    return start(home, kafka, new Taken(lock, FoldMember.named(name, home.state(), FOLD_THREADS)));
  }

  /** Joins the stream processes of a cluster, whether any runs now or not. */
  public static Pipeline joinStreams(KafkaSettings kafka) {
    Pipeline pipeline = new Pipeline();
    pipeline.client = kafka.client(kafka.bootstrapServer().orElseThrow());
    KafkaTopics.ensure(pipeline.client);
    pipeline.checkOthers = new Elsewhere(pipeline.client)::check;
    return pipeline;
  }

  /**
   * Joins the parts that run on a home in another process, or starts them. Where the home's lake is
   * that of several processes on a cluster, they are joined.
   */
  public static Pipeline open(Home home, KafkaSettings kafka) {
    if (isOfSeveral(home, kafka)) {
      return joinStreams(kafka);
    }
    long deadline = System.nanoTime() + START_LIMIT.toNanos();
    while (true) {
      Optional<HomeLock> lock = HomeLock.take(home);
      if (lock.isPresent()) {
        return start(home, kafka, lock.get());
      }
      Optional<String> server = HomeLock.bootstrapServer(home);
      if (server.isPresent()) {
        return join(home, kafka, server.get());
      }
      // The other one starts, and will say where, or stops, and will give the home up.
      pause(home, deadline);
    }
  }

  private static boolean isOfSeveral(Home home, KafkaSettings kafka) {
    return home.sharedLake().isPresent() && kafka.bootstrapServer().isPresent();
  }

  /**
   * Opens what carries out the orders to erase that stand in the home's vault: whoever has the
   * home, or, where several processes share a lake, this one beside them.
   *
   * @throws HomeInUseException when another process carries out orders on a shared lake
   */
  static Pipeline erasing(Home home, KafkaSettings kafka) {
    if (!isOfSeveral(home, kafka)) {
      return open(home, kafka);
    }
    Pipeline pipeline = new Pipeline();
    pipeline.parts.push(HomeLock.take(home).orElseThrow(() -> new HomeInUseException(home)));
    try {
      pipeline.eraseBeside(home, kafka);
    } catch (RuntimeException e) {
      pipeline.close();
      throw e;
    }
    return pipeline;
  }

  private void eraseBeside(Home home, KafkaSettings kafka) {
    client = kafka.client(kafka.bootstrapServer().orElseThrow());
    Lake lake = keep(Lake.open(home.lake()));
    OtherStreams streams = keep(new OtherStreams(home, client, lake));
    erasing =
        Optional.of(keep(new Erasing(home, new ErasureWork(home, client, lake, streams)).start()));
  }

  /** A home that is ours, and as whom we fold. */
  private record Taken(HomeLock lock, FoldMember member) {}

  private static Pipeline start(Home home, KafkaSettings kafka, HomeLock lock) {
    return start(home, kafka, new Taken(lock, alone(home)));
  }

  private static FoldMember alone(Home home) {
    return FoldMember.alone(home.state(), FOLD_THREADS);
  }

  private static Pipeline start(Home home, KafkaSettings kafka, Taken taken) {
    Pipeline pipeline = new Pipeline();
    pipeline.parts.push(taken.lock());
    pipeline.start(home, kafka, taken.member(), taken.lock()::announce);
    return pipeline;
  }

  /**
   * Starts the parts of a generation of tables, which need not be in force, while the caller has
   * the home's lock. Nobody can join, and orders to erase people wait: they concern the tables in
   * force.
   */
  public static Pipeline beneath(
      HomeLock lock, Home home, KafkaSettings kafka, Generation generation) {
    Pipeline pipeline = new Pipeline();
    pipeline.tables = any -> Lake.open(any.lake(), generation);
    pipeline.erases = false;
    pipeline.start(home, kafka, alone(home), server -> lock.announce(""));
    return pipeline;
  }

  private void start(
      Home home, KafkaSettings kafka, FoldMember member, Function<String, Closeable> announce) {
    try {
      CompletableFuture<Lake> lake = openAhead(home);
      String server = kafka.bootstrapServer().orElseGet(() -> broker(home));
      client = kafka.client(server);
      if (kafka.bootstrapServer().isPresent() && member.kind() == FoldMember.Kind.ALONE) {
        requireNoStreams();
      }
      Lake written = opened(lake);
      Continuity.require(written, client);
      KafkaTopics.make(client, written.generation());
      // Meanwhile the broker makes the logs, one after the other.
      Continuity.note(written, client);
      Succession.noteMaker(written, Software.maker());
      KafkaTopics.awaitLeaders(client, written.generation());
      work(home, written, member);
      keep(announce.apply(server));
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  /** An erasure that another process did not end comes before everything else. */
  private void work(Home home, Lake lake, FoldMember member) {
    if (member.kind() == FoldMember.Kind.ONE_OF_SEVERAL) {
      checkOwn = keep(StreamWork.start(home, client, member))::check;
      return;
    }
    Work own = keep(new Work(home, client, lake, member));
    checkOwn = own::check;
    if (!erases) {
      own.start();
      return;
    }
    Erasing orders = new Erasing(home, new ErasureWork(home, client, lake, own));
    orders.finishOpen();
    own.start();
    keep(orders.start());
    erasing = Optional.of(orders);
  }

  /** Of a log that several fold each folds a part: this process's own lake would wait for ever. */
  private void requireNoStreams() {
    FoldGroup.members(client).stream()
        .filter(FoldGroup.Member::isOneOfSeveral)
        .findFirst()
        .ifPresent(
            member -> {
              throw new IllegalStateException(
                  "%s and perhaps others fold this log already: name their lake with  --lake DIR"
                      .formatted(member.name()));
            });
  }

  private static Pipeline join(Home home, KafkaSettings kafka, String server) {
    Pipeline pipeline = new Pipeline();
    pipeline.client = kafka.client(server);
    pipeline.checkOthers =
        () -> {
          if (HomeLock.bootstrapServer(home).filter(server::equals).isEmpty()) {
            throw new IllegalStateException(
                "the Waymark that ran on this home has stopped; do the same again, repeats are safe");
          }
        };
    return pipeline;
  }

  /**
   * Opens the lake, and makes the fold ready, while the broker starts: after a kill it waits for
   * seconds until its old self is forgotten.
   */
  private CompletableFuture<Lake> openAhead(Home home) {
    CompletableFuture.runAsync(FoldStreams::prepare);
    CompletableFuture<Lake> lake = CompletableFuture.supplyAsync(() -> tables.apply(home));
    parts.push(() -> lake.handle(Pipeline::closeIfOpen).join());
    return lake;
  }

  private static @Nullable Void closeIfOpen(@Nullable Lake lake, @Nullable Throwable failure) {
    if (lake != null) {
      lake.close();
    }
    return null;
  }

  private static Lake opened(CompletableFuture<Lake> lake) {
    try {
      return lake.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  private String broker(Home home) {
    return keep(EmbeddedBroker.start(home.prepareLog())).bootstrapServer();
  }

  private <T extends AutoCloseable> T keep(T part) {
    parts.push(part);
    return part;
  }

  /** How to reach Kafka. */
  public Map<String, Object> client() {
    return client;
  }

  /**
   * Waits until everything that the log holds now is in the newest head of the lake.
   *
   * @param waiting is told how many of the log's events are still to come, a few times a second
   * @throws InterruptedException when the thread is interrupted
   * @throws IllegalStateException when the fold or the writer has stopped
   */
  public void awaitLake(Home home, Waiting waiting) throws InterruptedException {
    Map<Integer, Long> events = KafkaTopics.ends(client, Topics.EVENTS);
    try (Lake lake = tables.apply(home)) {
      await(lake, head -> head.covers(events), head -> waiting.forEvents(missing(head, events)));
      // What the fold refused on its way is in the log only now.
      Map<LakeTable, Map<Integer, Long>> others = endsOutside();
      await(lake, head -> reaches(lake, head, others), head -> waiting.forEvents(0));
    }
  }

  private void await(Lake lake, Predicate<Head> enough, Consumer<Head> meanwhile)
      throws InterruptedException {
    while (true) {
      check();
      Head head = lake.head();
      if (enough.test(head)) {
        return;
      }
      meanwhile.accept(head);
      Thread.sleep(PAUSE.toMillis());
    }
  }

  /** Hears how long there is to wait. */
  public interface Waiting {
    /** So many events of the log are not in the lake yet. */
    void forEvents(long missing);
  }

  /**
   * Fails if a part that was started here has stopped, or what was joined.
   *
   * @throws IllegalStateException with the reason
   */
  public void check() {
    checkOwn.run();
    erasing.ifPresent(Erasing::check);
    checkOthers.run();
  }

  /**
   * Lets the parts work until the thread is interrupted.
   *
   * @throws InterruptedException then
   * @throws IllegalStateException when a part has stopped
   */
  public void runUntilInterrupted() throws InterruptedException {
    while (true) {
      check();
      Thread.sleep(PAUSE.toMillis());
    }
  }

  /**
   * Waits until the thread is interrupted, whether others fold or not: what is sent meanwhile waits
   * for them in the log.
   *
   * @throws InterruptedException then
   */
  public void runAsPartOfOthers() throws InterruptedException {
    new CountDownLatch(1).await();
  }

  private Map<LakeTable, Map<Integer, Long>> endsOutside() {
    try (Admin admin = Admin.create(client)) {
      return LakeTable.ALL.stream()
          .filter(table -> table.part() == LakeTable.Part.OUTSIDE)
          .collect(
              Collectors.toMap(
                  Function.identity(), table -> KafkaTopics.ends(admin, table.topic())));
    }
  }

  private static boolean reaches(Lake lake, Head head, Map<LakeTable, Map<Integer, Long>> ends) {
    return ends.entrySet().stream()
        .allMatch(
            table -> {
              Map<Integer, Long> reached = lake.offsets(head, table.getKey());
              return table.getValue().entrySet().stream()
                  .allMatch(end -> reached.getOrDefault(end.getKey(), 0L) >= end.getValue());
            });
  }

  private static long missing(Head head, Map<Integer, Long> events) {
    return events.entrySet().stream()
        .mapToLong(end -> Math.max(0, end.getValue() - head.cut().getOrDefault(end.getKey(), 0L)))
        .sum();
  }

  private static void pause(Home home, long deadline) {
    if (System.nanoTime() > deadline) {
      throw new HomeInUseException(home);
    }
    try {
      Thread.sleep(PAUSE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for the other Waymark", e);
    }
  }

  /**
   * Stops what was started, all of it, even if a part fails to stop.
   *
   * @throws IllegalStateException with the first failure
   */
  @Override
  public void close() {
    // Stopping takes waiting, which an interrupted thread cannot do.
    boolean interrupted = Thread.interrupted();
    Exception first = null;
    while (!parts.isEmpty()) {
      try {
        parts.pop().close();
      } catch (Exception e) {
        first = first == null ? e : first;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    if (first != null) {
      throw new IllegalStateException("a part did not stop cleanly", first);
    }
  }
}
