package org.waymark.reports.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The SHA-256 sums of the files of a directory. */
final class Digests {

  private Digests() {}

  /** By name, without some; a release's files are small enough to be read whole. */
  static Map<String, String> of(Path directory, Set<String> without) throws IOException {
    Map<String, String> sums = new TreeMap<>();
    try (Stream<Path> all = Files.list(directory)) {
      for (Path each : all.toList()) {
        String name = each.getFileName().toString();
        if (!without.contains(name)) {
          sums.put(name, HexFormat.of().formatHex(sha256().digest(Files.readAllBytes(each))));
        }
      }
    }
    return sums;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
