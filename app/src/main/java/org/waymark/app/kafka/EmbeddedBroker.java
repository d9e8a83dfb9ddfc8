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
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ThreadLocalRandom;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.waymark.app.home.FullDisk;

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

  private final KafkaRaftServer server;
  private final String bootstrapServer;

  private EmbeddedBroker(KafkaRaftServer server, String bootstrapServer) {
    this.server = server;
    this.bootstrapServer = bootstrapServer;
  }

  /** Starts the broker of a directory, which is made ready first if it is new. */
  public static EmbeddedBroker start(Path directory) {
    format(directory);
    for (int attempt = 1; ; attempt++) {
      try {
        return start(directory, freePorts());
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

  private static EmbeddedBroker start(Path directory, int[] ports) {
    sayWhyItHalts(directory);
    KafkaConfig config = KafkaConfig.fromProps(settings(directory, ports[0], ports[1]), false);
    KafkaRaftServer server = new KafkaRaftServer(config, Time.SYSTEM);
    try {
      startUndisturbed(server);
    } catch (RuntimeException e) {
      server.shutdown();
      throw e;
    }
    return new EmbeddedBroker(server, LOOPBACK + ":" + ports[0]);
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

  /** Two ports below those that the system hands out to connections, so that none is taken soon. */
  private static int[] freePorts() {
    return ThreadLocalRandom.current()
        .ints(FIRST_PORT, LAST_PORT)
        .distinct()
        .filter(EmbeddedBroker::isFree)
        .limit(2)
        .toArray();
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getByName(LOOPBACK))) {
      return socket.isBound();
    } catch (IOException e) {
      return false; // somebody listens there
    }
  }

  private static Properties settings(Path directory, int port, int controllerPort) {
    Properties settings = new Properties();
    settings.put("process.roles", "broker,controller");
    settings.put("node.id", NODE_ID);
    settings.put("controller.quorum.voters", NODE_ID + "@" + LOOPBACK + ":" + controllerPort);
    settings.put("controller.listener.names", CONTROLLER);
    settings.put("inter.broker.listener.name", "PLAINTEXT");
    settings.put(
        "listeners",
        "PLAINTEXT://"
            + LOOPBACK
            + ":"
            + port
            + ","
            + CONTROLLER
            + "://"
            + LOOPBACK
            + ":"
            + controllerPort);
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
    // The default takes 128 MB of the heap.
    settings.put("log.cleaner.dedupe.buffer.size", 4 << 20);
    settings.put("log.cleaner.threads", 1);
    // How long an erasure waits until the cleaner looks; looking costs next to nothing.
    settings.put("log.cleaner.backoff.ms", 1_000);
    // What is deleted is gone soon, for the same reason.
    settings.put("log.segment.delete.delay.ms", 1_000);
    // Nobody else is coming: do not wait 3 s for more members of a group.
    settings.put("group.initial.rebalance.delay.ms", 0);
    settings.put("num.network.threads", 2);
    settings.put("num.io.threads", 4);
    // How far a generation of tables that is kept, but not in force, has been folded.
    settings.put("offsets.retention.minutes", Integer.MAX_VALUE);
    // After a kill the broker's old self must time out first.
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
