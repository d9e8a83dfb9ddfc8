package org.waymark.app.roles;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.ContainerNetwork;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.Network;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.lifecycle.Startables;
import org.waymark.app.kafka.KafkaImage;
import org.waymark.schemas.topic.Topics;

/** Three brokers in containers, which can be killed, cut off, stopped and started one by one. */
final class Brokers implements AutoCloseable {

  private static final int COUNT = 3;
  private static final Duration LONGEST = Duration.ofMinutes(3);

  private static final Map<String, String> SETTINGS =
      Map.ofEntries(
          Map.entry("KAFKA_CONTROLLER_QUORUM_VOTERS", voters()),
          Map.entry("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false"),
          Map.entry("KAFKA_DEFAULT_REPLICATION_FACTOR", "3"),
          Map.entry("KAFKA_MIN_INSYNC_REPLICAS", "2"),
          Map.entry("KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR", "3"),
          Map.entry("KAFKA_OFFSETS_TOPIC_NUM_PARTITIONS", "3"),
          Map.entry("KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR", "3"),
          Map.entry("KAFKA_TRANSACTION_STATE_LOG_MIN_ISR", "2"),
          Map.entry("KAFKA_TRANSACTION_STATE_LOG_NUM_PARTITIONS", "3"),
          Map.entry("KAFKA_HEAP_OPTS", "-Xms128m -Xmx384m"));

  private final DockerClient docker = DockerClientFactory.lazyClient();
  private final Network network = Network.newNetwork();
  private final List<KafkaContainer> nodes = new ArrayList<>();

  private Brokers() {}

  static Brokers start() throws IOException {
    Brokers brokers = new Brokers();
    List<Integer> ports = freePorts();
    for (int id = 1; id <= COUNT; id++) {
      brokers.nodes.add(brokers.node(id, ports.get(id - 1)));
    }
    Startables.deepStart(brokers.nodes).join();
    return brokers;
  }

  /** A port that the engine chose would be another one after a restart. */
  private KafkaContainer node(int id, int port) {
    KafkaContainer node =
        new KafkaContainer(KafkaImage.NAME)
            .withNetwork(network)
            .withNetworkAliases(alias(id))
            .withEnv(SETTINGS)
            .withEnv("KAFKA_NODE_ID", Integer.toString(id))
            .withStartupTimeout(LONGEST);
    node.setPortBindings(List.of(port + ":9092"));
    return node;
  }

  private static List<Integer> freePorts() throws IOException {
    List<ServerSocket> sockets = new ArrayList<>();
    List<Integer> ports = new ArrayList<>();
    for (int i = 0; i < COUNT; i++) {
      sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
      ports.add(sockets.get(i).getLocalPort());
    }
    for (ServerSocket socket : sockets) {
      socket.close();
    }
    return ports;
  }

  private static String alias(int id) {
    return "broker-" + id;
  }

  private static String voters() {
    return IntStream.rangeClosed(1, COUNT)
        .mapToObj(id -> "%d@%s:9094".formatted(id, alias(id)))
        .collect(Collectors.joining(","));
  }

  private String container(int id) {
    return nodes.get(id - 1).getContainerId();
  }

  /** How clients reach any of them. */
  String server() {
    return nodes.stream().map(KafkaContainer::getBootstrapServers).collect(Collectors.joining(","));
  }

  /** The one that leads the first partition of the events. */
  int leader() throws ExecutionException, InterruptedException {
    return events().partitions().get(0).leader().id();
  }

  private TopicDescription events() throws ExecutionException, InterruptedException {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", server()))) {
      return Objects.requireNonNull(
          admin
              .describeTopics(List.of(Topics.EVENTS.name()))
              .allTopicNames()
              .get()
              .get(Topics.EVENTS.name()));
    }
  }

  /** Kills one as a machine that loses its power does. */
  void kill(int id) {
    docker.killContainerCmd(container(id)).exec();
  }

  /** Asks one to end, and waits until it has. The shell around it would not pass that on. */
  void stop(int id) throws IOException, InterruptedException {
    nodes.get(id - 1).execInContainer("sh", "-c", "kill -TERM $(pidof java)");
    Cluster.await("the end of broker " + id, () -> !runs(id));
  }

  private boolean runs(int id) {
    return Boolean.TRUE.equals(
        docker.inspectContainerCmd(container(id)).exec().getState().getRunning());
  }

  /** Starts one again that has ended. */
  void startAgain(int id) {
    docker.startContainerCmd(container(id)).exec();
  }

  /** Takes one from the network: neither the others nor any client hears of it. */
  void cutOff(int id) {
    docker
        .disconnectFromNetworkCmd()
        .withNetworkId(network.getId())
        .withContainerId(container(id))
        .exec();
  }

  /** Gives it back. */
  void connect(int id) {
    docker
        .connectToNetworkCmd()
        .withNetworkId(network.getId())
        .withContainerId(container(id))
        .withContainerNetwork(new ContainerNetwork().withAliases(alias(id)))
        .exec();
  }

  /** Waits until each of them has every event. */
  void awaitCopies() throws InterruptedException {
    Cluster.await("all copies", this::hasAllCopies);
  }

  private boolean hasAllCopies() {
    try {
      return events().partitions().stream().allMatch(each -> each.isr().size() == COUNT);
    } catch (ExecutionException e) {
      return false; // a leader is being chosen
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** What every one of them has on its disk, its own copies of the log among it. */
  void copyDisks(Path to) throws Exception {
    for (int id = 1; id <= COUNT; id++) {
      Path disk = Files.createDirectories(to.resolve(alias(id)));
      Process tar =
          new ProcessBuilder("tar", "-x", "-C", disk.toString())
              .redirectError(Redirect.INHERIT)
              .start();
      try (InputStream packed =
              docker.copyArchiveFromContainerCmd(container(id), logDirectory(id)).exec();
          OutputStream unpacking = tar.getOutputStream()) {
        packed.transferTo(unpacking);
      }
      if (tar.waitFor() != 0) {
        throw new IOException("cannot unpack the disk of broker " + id);
      }
    }
  }

  private String logDirectory(int id) throws ExecutionException, InterruptedException {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", server()))) {
      return Objects.requireNonNull(
              admin.describeLogDirs(List.of(id)).allDescriptions().get().get(id))
          .keySet()
          .iterator()
          .next();
    }
  }

  @Override
  public void close() {
    nodes.forEach(KafkaContainer::stop);
    network.close();
  }
}
