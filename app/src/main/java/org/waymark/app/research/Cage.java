package org.waymark.app.research;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.waymark.reports.sandbox.Limits;

/**
 * The command that locks a Java up: bubblewrap with namespaces of its own for files, processes,
 * users, network and the rest, no capabilities, and limits of the system on memory and files. It
 * sees this Java, the system's libraries, the jars that it needs and the files of one release, all
 * read-only and under names that tell nothing of this machine.
 */
final class Cage {

  private static final int KIB_IN_MIB = 1024;

  /** What a Java and the driver's library take of addresses beside DuckDB's own memory. */
  private static final int JAVA_MIB = 1900;

  private static final int UNPACKED_MIB = 100;

  private static final List<String> LIBRARIES = List.of("/usr/lib", "/usr/lib64", "/lib", "/lib64");

  private static final List<String> DEVICES = List.of("/dev/null", "/dev/urandom", "/dev/random");

  private static final List<String> NAMESPACES =
      List.of(
          "--unshare-user",
          "--unshare-ipc",
          "--unshare-pid",
          "--unshare-net",
          "--unshare-uts",
          "--unshare-cgroup-try");

  private final List<String> jail = new ArrayList<>();

  private Cage() {}

  /**
   * The command of a locked-up Java.
   *
   * @param main the class that it runs
   * @param needed a class of every jar that it needs
   * @param files of the release, by the name under which it sees them
   * @throws SandboxException when there is no bubblewrap
   */
  static List<String> command(
      Class<?> main, List<Class<?>> needed, Map<String, Path> files, Limits limits) {
    Cage cage = new Cage();
    cage.lockUp();
    List<String> classPath = cage.showJars(needed);
    files.forEach((name, file) -> cage.show(file, name));
    cage.jail.addAll(List.of("--remount-ro", "/", "--chdir", "/tmp", "--"));
    cage.jail.addAll(java(String.join(":", classPath), main));
    return limited(cage.jail, limits);
  }

  private void lockUp() {
    jail.add(bubblewrap(Optional.ofNullable(System.getenv("PATH")).orElse("")).toString());
    jail.addAll(NAMESPACES);
    jail.addAll(List.of("--die-with-parent", "--new-session", "--clearenv"));
    jail.addAll(List.of("--uid", "65534", "--gid", "65534", "--cap-drop", "ALL"));
    jail.addAll(List.of("--hostname", "release", "--setenv", "MALLOC_ARENA_MAX", "2"));
    LIBRARIES.forEach(each -> jail.addAll(List.of("--ro-bind-try", each, each)));
    DEVICES.forEach(each -> jail.addAll(List.of("--dev-bind", each, each)));
    jail.addAll(List.of("--size", Long.toString((long) UNPACKED_MIB << 20), "--perms", "0700"));
    jail.addAll(List.of("--tmpfs", "/tmp"));
    Path home = Path.of(System.getProperty("java.home"));
    show(home, home.toString());
    // There is no /proc, by which it would find its own libraries.
    jail.addAll(List.of("--setenv", "LD_LIBRARY_PATH", home.resolve("lib").toString()));
    linkedFrom(home).forEach(each -> show(each, each.toString()));
  }

  /** Debian keeps the settings of its Java elsewhere and links to them. */
  private static List<Path> linkedFrom(Path home) {
    try (Stream<Path> files = Files.walk(home, 4)) {
      List<Path> linked = new ArrayList<>();
      for (Path each : files.filter(Files::isSymbolicLink).filter(Files::exists).toList()) {
        Path target = each.resolveSibling(Files.readSymbolicLink(each)).normalize();
        if (target.startsWith("/etc")) {
          linked.add(target);
        }
      }
      return linked;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot look at this Java", e);
    }
  }

  private List<String> showJars(List<Class<?>> needed) {
    Map<Path, String> jars = new TreeMap<>();
    for (Class<?> each : needed) {
      jars.computeIfAbsent(jarOf(each), unused -> "/jars/" + jars.size());
    }
    jars.forEach(this::show);
    jars.keySet().stream().map(Path::getParent).distinct().forEach(this::showLibraries);
    return List.copyOf(jars.values());
  }

  /** DuckDB's driver looks for its library beside its jar, where the build took it out of that. */
  private void showLibraries(Path beside) {
    try (DirectoryStream<Path> libraries =
        Files.newDirectoryStream(beside, "libduckdb_java.so_*")) {
      libraries.forEach(each -> show(each, "/jars/" + each.getFileName()));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot look for the driver's library", e);
    }
  }

  private static Path jarOf(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("a class that comes from no file: " + type.getName(), e);
    }
  }

  private void show(Path there, String as) {
    jail.addAll(List.of("--ro-bind", there.toString(), as));
  }

  /** Where bubblewrap is, of the places of a PATH. */
  static Path bubblewrap(String places) {
    return Arrays.stream(places.split(":"))
        .filter(each -> !each.isEmpty())
        .map(each -> Path.of(each, "bwrap"))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(
            () ->
                new SandboxException(
                    "researchers' SQL runs in a process that is locked up by bubblewrap, which is"
                        + " not on the PATH; without it nothing is run. Install it (Debian, Ubuntu:"
                        + " apt-get install bubblewrap)"));
  }

  private static List<String> java(String classPath, Class<?> main) {
    List<String> java = new ArrayList<>();
    java.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    java.addAll(
        List.of(
            "-Xmx160m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:ReservedCodeCacheSize=32m",
            "-XX:CompressedClassSpaceSize=32m",
            "-XX:MaxMetaspaceSize=96m",
            "-XX:-UsePerfData",
            "-XX:+DisableAttachMechanism",
            "-XX:+ExitOnOutOfMemoryError",
            "-XX:-CreateCoredumpOnCrash",
            "-XX:ErrorFile=/dev/null",
            "-Djava.io.tmpdir=/tmp"));
    if (Runtime.version().feature() >= 24) {
      java.add("--enable-native-access=ALL-UNNAMED"); // older ones do not need it
    }
    java.addAll(List.of("-cp", classPath, main.getName()));
    return java;
  }

  /** Limits that the system keeps, whatever the process does: addresses, size of files, cores. */
  private static List<String> limited(List<String> jail, Limits limits) {
    long addressesKib = (long) KIB_IN_MIB * (limits.memoryMib() + JAVA_MIB);
    List<String> all = new ArrayList<>();
    all.addAll(List.of("/bin/sh", "-c"));
    all.add(
        "ulimit -c 0 && ulimit -n 128 && ulimit -v "
            + addressesKib
            + " && ulimit -f "
            + 2L * KIB_IN_MIB * UNPACKED_MIB
            + " && exec \"$@\"");
    all.add("sh");
    all.addAll(jail);
    return all;
  }
}
