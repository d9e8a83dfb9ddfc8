package org.waymark.reports.sandbox;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Tries to get out of the process's own cage, and says where that succeeds. */
final class Barred {

  private static final int WAIT_MS = 500;

  /** An address that nobody has (RFC 5737): without a network even that has no way. */
  private static final String ELSEWHERE = "192.0.2.1";

  private static final List<String> PRIVATE =
      List.of("/etc/passwd", "/root", "/home", "/var", "/proc/self");

  private Barred() {}

  /**
   * What is open and must not be; empty when the cage holds.
   *
   * @param released files that it may read and not change
   */
  static List<String> open(Setup.Trial trial, Collection<String> released) {
    List<String> open = new ArrayList<>();
    if (canRead(Path.of(trial.file())) || PRIVATE.stream().map(Path::of).anyMatch(Files::exists)) {
      open.add("the files of this machine");
    }
    if (reaches("127.0.0.1", trial.port()) || hasWay(ELSEWHERE)) {
      open.add("the network");
    }
    if (released.stream().map(Path::of).anyMatch(Files::isWritable)
        || canWrite(Path.of("/attempt"))) {
      open.add("writing to the disk");
    }
    return open;
  }

  private static boolean canRead(Path file) {
    try {
      return Files.readAllBytes(file).length > 0;
    } catch (IOException e) {
      return false; // as it is to be
    }
  }

  private static boolean canWrite(Path file) {
    try {
      Files.createFile(file);
      Files.delete(file);
      return true;
    } catch (IOException e) {
      return false; // as it is to be
    }
  }

  private static boolean reaches(String address, int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(address, port), WAIT_MS);
      return true;
    } catch (IOException e) {
      return false; // as it is to be
    }
  }

  /** An answer that takes its time, or none, is a way; without a network the system says no. */
  private static boolean hasWay(String address) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(address, 9), WAIT_MS);
      return true;
    } catch (IOException e) {
      return !String.valueOf(e.getMessage()).contains("Network is unreachable");
    }
  }
}
