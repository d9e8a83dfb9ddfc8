package org.waymark.postgres;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A server of PostgreSQL on a directory of its own, which goes with it. PostgreSQL refuses to run
 * as root; then it runs as the user that its package made.
 */
public final class PostgresServer {

  /** Before one is started. */
  public static final PostgresServer NONE = new PostgresServer(Path.of("/"), Path.of("/"), 0);

  private static final Path DEBIAN = Path.of("/usr/lib/postgresql");

  private final Path programs;
  private final Path directory;
  private final int port;

  private PostgresServer(Path programs, Path directory, int port) {
    this.programs = programs;
    this.directory = directory;
    this.port = port;
  }

  /** Starts one; skips the test where PostgreSQL is not installed. */
  public static PostgresServer start() throws IOException, InterruptedException {
    Path programs = programs().orElseGet(() -> abort("SKIPPED: PostgreSQL is not installed here"));
    Path directory = Path.of(run(List.of("mktemp", "-d", "/tmp/waymark-postgres-XXXXXX")).strip());
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    PostgresServer server = new PostgresServer(programs, directory, port);
    run(server.command("initdb", "-A", "trust", "-U", "waymark", "--no-sync", "-E", "UTF8"));
    String options = "-F -h 127.0.0.1 -p %d -k %s".formatted(port, directory);
    run(server.command("pg_ctl", "-w", "-l", directory + "/messages", "-o", options, "start"));
    return server;
  }

  /** The newest that Debian keeps, or the one of the path. */
  private static Optional<Path> programs() throws IOException {
    List<Path> candidates = new ArrayList<>();
    if (Files.isDirectory(DEBIAN)) {
      try (Stream<Path> versions = Files.list(DEBIAN)) {
        versions
            .sorted(Comparator.reverseOrder())
            .map(v -> v.resolve("bin"))
            .forEach(candidates::add);
      }
    }
    Stream.of(System.getenv("PATH").split(":")).map(Path::of).forEach(candidates::add);
    return candidates.stream()
        .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
        .filter(bin -> Files.isExecutable(bin.resolve("pg_ctl")))
        .findFirst();
  }

  /** How to reach one of its databases. */
  public String url(String database) {
    return "jdbc:postgresql://127.0.0.1:%d/%s?user=waymark".formatted(port, database);
  }

  /** Ends it at once, as a machine that goes down does. */
  public void stop() throws IOException, InterruptedException {
    if (this != NONE) {
      run(command("pg_ctl", "-m", "immediate", "-w", "stop"));
      run(List.of("rm", "-rf", directory.toString()));
    }
  }

  /** Makes a database. */
  public void create(String database) throws IOException, InterruptedException {
    List<String> createdb =
        List.of("-h", "127.0.0.1", "-p", Integer.toString(port), "-U", "waymark", database);
    List<String> command = new ArrayList<>(List.of(programs.resolve("createdb").toString()));
    command.addAll(createdb);
    run(command);
  }

  private List<String> command(String program, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(programs.resolve(program).toString());
    command.addAll(List.of("-D", directory + "/data"));
    command.addAll(List.of(arguments));
    return command;
  }

  private static String run(List<String> command) throws IOException, InterruptedException {
    List<String> whole = new ArrayList<>();
    if (System.getProperty("user.name").equals("root")) {
      whole.addAll(List.of("runuser", "-u", "postgres", "--"));
    }
    whole.addAll(command);
    // To a file: a server that goes on would hold a pipe open.
    Path out = Files.createTempFile("postgres", ".out");
    Process process =
        new ProcessBuilder(whole)
            .directory(Path.of("/").toFile())
            .redirectErrorStream(true)
            .redirectOutput(out.toFile())
            .start();
    int status = process.waitFor();
    String said = Files.readString(out, StandardCharsets.UTF_8);
    Files.delete(out);
    if (status != 0) {
      throw new IOException(String.join(" ", whole) + ": " + said);
    }
    return said;
  }
}
