package org.waymark.app.roles;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.waymark.app.Cli;
import org.waymark.app.Main;
import org.waymark.app.kafka.FoldGroup;
import org.waymark.app.load.BrokerProcess;
import org.waymark.app.load.Child;
import org.waymark.schemas.lake.Lake;
import org.waymark.schemas.step.Steps;

/**
 * Waymark's roles as processes of their own, on one cluster and one lake. Sessions and transactions
 * are shorter than they are in life, so that what has to wait for their end waits less.
 */
final class Cluster implements AutoCloseable {

  /** How long a stream process may be silent: a busy machine can keep one waiting that is well. */
  static final Duration SESSION = Duration.ofSeconds(10);

  private static final Pattern ADDRESS = Pattern.compile("(127\\.0\\.0\\.1:\\d+)");
  private static final Pattern FOLDS = Pattern.compile("(folds) as ");
  private static final Pattern SERVES = Pattern.compile("at (http://\\S+) ");
  private static final long LONGEST_NS = Duration.ofMinutes(8).toNanos();

  private final Path directory;
  private final String server;
  private final List<AutoCloseable> others = new ArrayList<>();
  private final Map<String, Child> streams = new LinkedHashMap<>();

  private Cluster(Path directory, String server) {
    this.directory = directory;
    this.server = server;
  }

  /** On a broker in a process of its own, whose events have so many partitions. */
  static Cluster start(Path directory, int partitions) throws IOException, InterruptedException {
    Path said = directory.resolve("broker.address");
    Child broker =
        Child.start(
            directory.resolve("broker.log"),
            BrokerProcess.class,
            directory.resolve("log").toString(),
            said.toString());
    Cluster cluster = on(directory, broker.await(said, ADDRESS));
    cluster.others.add(broker);
    cluster.make("topics", "apply", "--partitions", Integer.toString(partitions));
    return cluster;
  }

  /** On brokers that are there. */
  static Cluster on(Path directory, String server) {
    return new Cluster(directory, server);
  }

  String server() {
    return server;
  }

  Path lake() {
    return directory.resolve("lake");
  }

  Path home(String name) {
    return directory.resolve(name);
  }

  /** Starts stream processes at a time, and waits until they fold. */
  void startStreams(String... names) throws IOException, InterruptedException {
    for (String name : names) {
      streams.put(name, child("stream", name, "--name", name));
    }
    for (String name : names) {
      stream(name).await(words(name), FOLDS);
    }
    await(names.length + " members", () -> members().size() == streams.size());
    String unused = writer();
  }

  Child stream(String name) {
    return Objects.requireNonNull(streams.get(name), name);
  }

  /** Forgets one that was killed. */
  void forget(String name) {
    stream(name).close();
    streams.remove(name);
  }

  /** Starts a role that serves, and says where. */
  String serve(String role, String... options) throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(List.of(options));
    all.addAll(List.of("--port", "0"));
    Child child = child(role, role, all.toArray(String[]::new));
    others.add(child);
    return child.await(words(role), SERVES);
  }

  private Child child(String role, String home, String... options) throws IOException {
    List<String> arguments = new ArrayList<>(List.of(role));
    arguments.addAll(List.of(options));
    arguments.addAll(List.of("--home", home(home).toString()));
    arguments.addAll(shared());
    String stop = "-D%s=lake.files-written@%s".formatted(Steps.STOP_AT, stopsWriter());
    return Child.start(words(home), List.of(stop), Main.class, arguments.toArray(String[]::new));
  }

  /** A file that, when it is there, lets the next writer stand still that has a file to commit. */
  Path stopsWriter() {
    return directory.resolve("stop");
  }

  private List<String> shared() {
    return List.of(
        "--lake",
        lake().toString(),
        "--bootstrap-server",
        server,
        "--command-property",
        "session.timeout.ms=" + SESSION.toMillis(),
        "--command-property",
        "transaction.timeout.ms=15000");
  }

  private Path words(String home) {
    return directory.resolve(home + ".words");
  }

  /** Runs a command that talks to the cluster, in this process, on a home of its own. */
  Cli.Result run(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(shared());
    return new Cli(home("client")).run(all.toArray(String[]::new));
  }

  /** Runs a command that must end well. */
  Cli.Result make(String... arguments) {
    Cli.Result result = run(arguments);
    assertThat(result.exitCode()).as(result.out() + result.err()).isZero();
    return result;
  }

  /** Runs a command that only reads the lake. */
  Cli.Result read(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--lake", lake().toString()));
    return new Cli(home("client")).run(all.toArray(String[]::new));
  }

  /** The name of the process that folds the first partition, and so writes the lake. */
  String writer() throws InterruptedException {
    AtomicReference<String> writer = new AtomicReference<>();
    await(
        "a process that folds the first partition",
        () -> {
          folding(0).ifPresent(writer::set);
          return writer.get() != null;
        });
    return Objects.requireNonNull(writer.get());
  }

  /** The name of the stream process that stands still, when one does. */
  String awaitStopped() throws InterruptedException {
    AtomicReference<String> stopped = new AtomicReference<>();
    await(
        "a writer that stands still",
        () -> {
          streams.keySet().stream().filter(this::isStopped).findFirst().ifPresent(stopped::set);
          return stopped.get() != null;
        });
    return Objects.requireNonNull(stopped.get());
  }

  private boolean isStopped(String name) {
    try {
      return stream(name).state().startsWith("T");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Optional<String> folding(int partition) {
    return members().stream()
        .filter(member -> member.partitions().contains(partition))
        .map(member -> member.name().replaceFirst("^stream-", ""))
        .findFirst();
  }

  private List<FoldGroup.Member> members() {
    return FoldGroup.members(Map.of("bootstrap.servers", server));
  }

  /** Waits until so many processes are members of the group, each with something to fold. */
  void awaitMembers(int count) throws IOException, InterruptedException {
    try {
      await(
          count + " members that fold",
          () ->
              members().stream().filter(member -> !member.partitions().isEmpty()).count() == count
                  && members().size() == count);
    } catch (AssertionError e) {
      throw new AssertionError(e.getMessage() + whatIsThere(), e);
    }
  }

  /** For whoever has to find out why not. */
  private String whatIsThere() throws IOException {
    StringBuilder there = new StringBuilder(": " + members());
    for (String name : streams.keySet()) {
      Path messages = home(name).resolve("waymark.log");
      there.append("%n%s, %s, said %s".formatted(name, stream(name).state(), stream(name).words()));
      if (Files.exists(messages)) {
        List<String> lines = Files.readAllLines(messages);
        lines
            .subList(Math.max(0, lines.size() - 40), lines.size())
            .forEach(line -> there.append("%n  %s".formatted(line)));
      }
    }
    return there.toString();
  }

  /** The sequence of the newest head. */
  long head() {
    try (Lake lake = Lake.open(lake())) {
      return lake.head().sequence();
    }
  }

  /** Waits until something is so. */
  static void await(String what, BooleanSupplier isSo) throws InterruptedException {
    long deadline = System.nanoTime() + LONGEST_NS;
    while (!isSo.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("waited in vain for " + what);
      }
      Thread.sleep(200);
    }
  }

  @Override
  public void close() throws Exception {
    for (Child stream : streams.values()) {
      stream.close();
    }
    for (int i = others.size() - 1; i >= 0; i--) {
      others.get(i).close();
    }
  }
}
