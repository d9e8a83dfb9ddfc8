package org.waymark.app.roles;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.waymark.app.load.Child;
import org.waymark.schemas.topic.Topics;

/** Three brokers as processes, which can be killed, stopped and started one by one. */
final class Brokers implements AutoCloseable {

  private static final int COUNT = 3;

  private final Path directory;
  private final List<String> ports = new ArrayList<>();
  private final List<Child> nodes = new ArrayList<>();

  private Brokers(Path directory) {
    this.directory = directory;
  }

  static Brokers start(Path directory) throws IOException {
    Brokers brokers = new Brokers(directory);
    List<ServerSocket> sockets = new ArrayList<>();
    for (int i = 0; i < 2 * COUNT; i++) {
      sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
    }
    for (ServerSocket socket : sockets) {
      brokers.ports.add(Integer.toString(socket.getLocalPort()));
      socket.close();
    }
    for (int id = 1; id <= COUNT; id++) {
      brokers.nodes.add(brokers.node(id));
    }
    return brokers;
  }

  private Child node(int id) throws IOException {
    List<String> arguments = new ArrayList<>();
    arguments.add(directory.resolve("broker-" + id).toString());
    arguments.add(Integer.toString(id));
    arguments.addAll(ports);
    return Child.start(
        directory.resolve("broker-" + id + ".words"),
        BrokerNode.class,
        arguments.toArray(String[]::new));
  }

  /** How clients reach any of them. */
  String server() {
    return IntStream.range(0, COUNT)
        .mapToObj(i -> "127.0.0.1:" + ports.get(2 * i))
        .collect(Collectors.joining(","));
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
  void kill(int id) throws IOException, InterruptedException {
    signal(id, "KILL");
    nodes.get(id - 1).close();
  }

  /** Asks one to end, and waits until it has. */
  void stop(int id) {
    nodes.get(id - 1).close();
  }

  void signal(int id, String name) throws IOException, InterruptedException {
    nodes.get(id - 1).signal(name);
  }

  /** Starts one again that has ended. */
  void startAgain(int id) throws IOException {
    nodes.set(id - 1, node(id));
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

  @Override
  public void close() {
    nodes.forEach(Child::close);
  }
}
