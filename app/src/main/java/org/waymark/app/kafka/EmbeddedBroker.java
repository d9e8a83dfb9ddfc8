package org.waymark.app.kafka;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.BrokerIdNotRegisteredException;
import org.apache.kafka.common.errors.UnsupportedVersionException;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.waymark.app.home.FullDisk;
import org.waymark.schemas.topic.Answers;

/**
 * A real Kafka broker, its own controller, in this process, on a directory that lasts. It listens
 * on the loopback address alone, on a port that may be another at every start.
 *
 * <p>The classes that it starts are no public API of Kafka: this is the only file that names them.
 */
public final class EmbeddedBroker implements AutoCloseable {

  private static final int NODE_ID = 1;
  private static final String CONTROLLER = "CONTROLLER";
  private static final String LOOPBACK = "127.0.0.1";
  private static final int FIRST_PORT = 20_000;
  private static final int LAST_PORT = 32_000;
  private static final int MOST_ATTEMPTS = 5;
  private static final Duration READS_ITS_LOG = Duration.ofSeconds(30);

  private final KafkaRaftServer server;
  private final String bootstrapServer;

  private EmbeddedBroker(KafkaRaftServer server, String bootstrapServer) {
    this.server = server;
    this.bootstrapServer = bootstrapServer;
  }

  /** Starts the broker of a directory, which is made ready first if it is new. */
  public static EmbeddedBroker start(Path directory) {
    format(directory);
    sayWhyItHalts(directory);
    if (wasKilled(directory)) {
      onFreePorts(ports -> forgetItself(directory, ports));
    }
    return onFreePorts(ports -> start(directory, ports));
  }

  private static <T> T onFreePorts(Function<Ports, T> starting) {
    for (int attempt = 1; ; attempt++) {
      try {
        return starting.apply(Ports.free());
      } catch (RuntimeException e) {
        // Between looking and listening somebody else may have taken the port.
        if (attempt == MOST_ATTEMPTS || !isBindFailure(e)) {
          throw e;
        }
      }
    }
  }

  /**
   * Kafka halts the process when it cannot write to its directory any more. It does so here too, as
   * nothing can be stopped in order then; but not without a word. What was acknowledged is kept.
   */
  private static void sayWhyItHalts(Path directory) {
    Exit.setHaltProcedure(
        (status, message) -> {
          System.err.println(
              "waymark: the log can no longer be written (%s): make room, or look after the disk, and do the same again; what was taken is kept, and repeats are safe"
                  .formatted(FullDisk.room(directory)));
          Runtime.getRuntime().halt(1);
        });
  }

  private static EmbeddedBroker start(Path directory, Ports ports) {
    KafkaRaftServer server = started(settings(directory, ports));
    return new EmbeddedBroker(server, LOOPBACK + ":" + ports.broker);
  }

  private static KafkaRaftServer started(Properties settings) {
    KafkaRaftServer server =
        new KafkaRaftServer(KafkaConfig.fromProps(settings, false), Time.SYSTEM);
    try {
      startUndisturbed(server);
    } catch (RuntimeException e) {
      server.shutdown();
      throw e;
    }
    return server;
  }

  /**
   * Whether the broker has been there, and did not end in order: Kafka leaves a file when it does.
   */
  private static boolean wasKilled(Path directory) {
    return Files.isDirectory(directory.resolve("__transaction_state-0"))
        && Files.notExists(directory.resolve(".kafka_cleanshutdown"));
  }

  /**
   * Lets the controller alone forget the broker, so that no partition has a leader when the broker
   * comes. Otherwise it would lead them as its old self until that times out, and lose the end of a
   * transaction that it was still writing when it was killed: the coordinator takes partitions that
   * lose their leader for deleted, and what was folded stays open for ever (KAFKA-20734). It also
   * spares that time.
   */
  private static boolean forgetItself(Path directory, Ports ports) {
    Properties settings = settings(directory, ports);
    settings.put("process.roles", "controller");
    settings.put("listeners", ports.controllerListener());
    settings.remove("inter.broker.listener.name");
    KafkaRaftServer controller = started(settings);
    try {
      // A busy one was seen to answer so, most likely before it had read its own log.
      return Answers.onceKnown(
          UnsupportedVersionException.class, READS_ITS_LOG, () -> unregister(ports));
    } catch (BrokerIdNotRegisteredException e) {
      return false; // killed between this and its coming
    } finally {
      controller.shutdown();
      controller.awaitShutdown();
    }
  }

  /** With a client of its own, which does not ask again after such an answer. */
  private static boolean unregister(Ports ports) {
    try (Admin admin =
        Admin.create(
            Map.of(
                AdminClientConfig.BOOTSTRAP_CONTROLLERS_CONFIG,
                LOOPBACK + ":" + ports.controller))) {
      Answers.get(admin.unregisterBroker(NODE_ID).all());
      return true;
    }
  }

  /**
   * Starts it in a thread that nobody interrupts: Kafka takes an interrupt in its start for a fault
   * and halts the process. The caller keeps its own interrupt.
   */
  private static void startUndisturbed(KafkaRaftServer server) {
    try {
      CompletableFuture.runAsync(server::startup, task -> new Thread(task, "broker-start").start())
          .join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException failure ? failure : e;
    }
  }

  private static boolean isBindFailure(Throwable e) {
    return e instanceof BindException || (e.getCause() != null && isBindFailure(e.getCause()));
  }

  /** Where it listens. */
  public String bootstrapServer() {
    return bootstrapServer;
  }

  @Override
  public void close() {
    server.shutdown();
    server.awaitShutdown();
  }

  private static void format(Path directory) {
    if (Files.exists(directory.resolve("meta.properties"))) {
      return;
    }
    try (PrintStream silent =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
      Files.createDirectories(directory);
      new Formatter()
          .setPrintStream(silent)
          .setNodeId(NODE_ID)
          .setClusterId(Uuid.randomUuid().toString())
          .addDirectory(directory.toString())
          .setMetadataLogDirectory(directory.toString())
          .setControllerListenerName(CONTROLLER)
          .setIgnoreFormatted(true)
          .run();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make the log's directory", e);
    } catch (Exception e) {
      throw new IllegalStateException("cannot format the log's directory", e);
    }
  }

  /** Where it listens. */
  private record Ports(int broker, int controller) {

    /** Two below those that the system hands out to connections, so that none is taken soon. */
    static Ports free() {
      int[] ports =
          ThreadLocalRandom.current()
              .ints(FIRST_PORT, LAST_PORT)
              .distinct()
              .filter(Ports::isFree)
              .limit(2)
              .toArray();
      return new Ports(ports[0], ports[1]);
    }

    private static boolean isFree(int port) {
      try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getByName(LOOPBACK))) {
        return socket.isBound();
      } catch (IOException e) {
        return false; // somebody listens there
      }
    }

    String brokerListener() {
      return "PLAINTEXT://" + LOOPBACK + ":" + broker;
    }

    String controllerListener() {
      return CONTROLLER + "://" + LOOPBACK + ":" + controller;
    }
  }

  private static Properties settings(Path directory, Ports ports) {
    Properties settings = new Properties();
    settings.put("process.roles", "broker,controller");
    settings.put("node.id", NODE_ID);
    settings.put("controller.quorum.voters", NODE_ID + "@" + LOOPBACK + ":" + ports.controller);
    settings.put("controller.listener.names", CONTROLLER);
    settings.put("inter.broker.listener.name", "PLAINTEXT");
    settings.put("listeners", ports.brokerListener() + "," + ports.controllerListener());
    settings.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
    settings.put("log.dirs", directory.toString());
    settings.put("auto.create.topics.enable", false);
    one(settings, "default.replication.factor", "min.insync.replicas");
    one(settings, "offsets.topic.num.partitions", "offsets.topic.replication.factor");
    one(settings, "transaction.state.log.num.partitions", "transaction.state.log.min.isr");
    one(settings, "transaction.state.log.replication.factor");
    one(settings, "share.coordinator.state.topic.num.partitions");
    one(settings, "share.coordinator.state.topic.replication.factor");
    one(settings, "share.coordinator.state.topic.min.isr");
    // Index files are preallocated: the defaults would show gigabytes for an empty log.
    settings.put("log.index.size.max.bytes", 1 << 20);
    settings.put("log.segment.bytes", 64 << 20);
    settings.put("offsets.topic.segment.bytes", 1 << 20);
    settings.put("transaction.state.log.segment.bytes", 1 << 20);
    // The default takes 128 MB of the heap. This is room for 630,000 keys in a pass of the cleaner,
    // and each pass copies what those before it have cleaned.
    settings.put("log.cleaner.dedupe.buffer.size", 16 << 20);
    settings.put("log.cleaner.threads", 1);
    // How long an erasure waits until the cleaner looks; looking costs next to nothing.
    settings.put("log.cleaner.backoff.ms", 1_000);
    // What is deleted is gone soon, for the same reason.
    settings.put("log.segment.delete.delay.ms", 1_000);
    // What a clock that was ahead has written can be folded again when it is right.
    settings.put("log.message.timestamp.after.max.ms", Long.MAX_VALUE);
    // Nobody else is coming: do not wait 3 s for more members of a group.
    settings.put("group.initial.rebalance.delay.ms", 0);
    settings.put("num.network.threads", 2);
    settings.put("num.io.threads", 4);
    // How far a generation of tables that is kept, but not in force, has been folded.
    settings.put("offsets.retention.minutes", Integer.MAX_VALUE);
    // Whoever kills it while it starts waits for this.
    settings.put("broker.heartbeat.interval.ms", 500);
    settings.put("broker.session.timeout.ms", 3_000);
    return settings;
  }

  private static void one(Properties settings, String... names) {
    for (String name : names) {
      settings.put(name, "1"); // as text: some are shorts, some ints
    }
  }
}
