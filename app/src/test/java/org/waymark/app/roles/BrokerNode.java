package org.waymark.app.roles;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.apache.kafka.metadata.storage.Formatter;

/** One of three brokers, each with a controller, in a process of its own. */
public final class BrokerNode {

  private static final String CLUSTER = "5L6g3nShT-eMCtK--X86sw";

  private BrokerNode() {}

  /**
   * Runs one until the process ends.
   *
   * @param arguments its directory, its number from 1, and the ports of all: that of clients and
   *     that of controllers, in turns
   */
  public static void main(String[] arguments) throws Exception {
    Path directory = Path.of(arguments[0]);
    int id = Integer.parseInt(arguments[1]);
    format(directory, id);
    Path file = directory.resolveSibling(directory.getFileName() + ".properties");
    try (Writer out = Files.newBufferedWriter(file)) {
      settings(directory, id, arguments).store(out, null);
    }
    kafka.Kafka.main(new String[] {file.toString()});
  }

  private static void format(Path directory, int id) throws Exception {
    if (Files.exists(directory.resolve("meta.properties"))) {
      return;
    }
    Files.createDirectories(directory);
    try (PrintStream silent =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
      new Formatter()
          .setPrintStream(silent)
          .setNodeId(id)
          .setClusterId(CLUSTER)
          .addDirectory(directory.toString())
          .setMetadataLogDirectory(directory.toString())
          .setControllerListenerName("CONTROLLER")
          .setIgnoreFormatted(true)
          .run();
    }
  }

  private static Properties settings(Path directory, int id, String[] arguments)
      throws IOException {
    StringBuilder voters = new StringBuilder();
    for (int node = 1; node <= 3; node++) {
      voters.append(node > 1 ? "," : "").append(node).append("@127.0.0.1:");
      voters.append(arguments[1 + 2 * node]);
    }
    Properties settings = new Properties();
    settings.put("process.roles", "broker,controller");
    settings.put("node.id", Integer.toString(id));
    settings.put("controller.quorum.voters", voters.toString());
    settings.put("controller.listener.names", "CONTROLLER");
    settings.put("inter.broker.listener.name", "PLAINTEXT");
    settings.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
    settings.put(
        "listeners",
        "PLAINTEXT://127.0.0.1:%s,CONTROLLER://127.0.0.1:%s"
            .formatted(arguments[2 * id], arguments[1 + 2 * id]));
    settings.put("log.dirs", directory.toString());
    settings.put("auto.create.topics.enable", "false");
    settings.put("default.replication.factor", "3");
    settings.put("min.insync.replicas", "2");
    settings.put("offsets.topic.replication.factor", "3");
    settings.put("offsets.topic.num.partitions", "3");
    settings.put("transaction.state.log.replication.factor", "3");
    settings.put("transaction.state.log.min.isr", "2");
    settings.put("transaction.state.log.num.partitions", "3");
    settings.put("log.cleaner.dedupe.buffer.size", "4194304");
    settings.put("log.index.size.max.bytes", "1048576");
    settings.put("controlled.shutdown.max.retries", "1");
    return settings;
  }
}
