package org.waymark.app.research;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A release that an officer approved, as researchers may ask about it.
 *
 * @param tables its Parquet files, by the name of the table
 */
public record Released(int number, Path directory, Map<String, Path> tables) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PARQUET = ".parquet";

  /** What officers decided, a line each; the last one about a release holds. */
  private static final String DECISIONS = "decisions.jsonl";

  private static final String MANIFEST = "manifest.json";
  private static final String APPROVED = "APPROVED";

  /** Copies the tables. */
  public Released {
    tables = Map.copyOf(tables);
  }

  /**
   * The release of a number, with files that are what its manifest says.
   *
   * @param releases the directory of all
   * @throws SandboxException when there is none, it is not approved, or it was changed
   */
  public static Released approved(Path releases, int number) {
    try {
      if (!APPROVED.equals(standings(releases).get(number))) {
        throw new SandboxException(
            "there is no approved release "
                + number
                + ": an officer approves a release before anybody is served it");
      }
      return unchanged(releases.resolve(Integer.toString(number)), number);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read release " + number, e);
    }
  }

  /** The numbers of all that are approved, in their order. */
  public static List<Integer> all(Path releases) {
    try {
      return standings(releases).entrySet().stream()
          .filter(each -> each.getValue().equals(APPROVED))
          .map(Map.Entry::getKey)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read what was decided about releases", e);
    }
  }

  private static Map<Integer, String> standings(Path releases) throws IOException {
    Map<Integer, String> standings = new TreeMap<>();
    Path decisions = releases.resolve(DECISIONS);
    if (Files.exists(decisions)) {
      for (String line : Files.readAllLines(decisions)) {
        JsonNode decision = JSON.readTree(line);
        standings.put(decision.path("release").asInt(), decision.path("standing").asText());
      }
    }
    return standings;
  }

  private static Released unchanged(Path directory, int number) throws IOException {
    JsonNode sums = JSON.readTree(Files.readString(directory.resolve(MANIFEST))).path("files");
    Map<String, Path> tables = new TreeMap<>();
    for (Map.Entry<String, JsonNode> each : sums.properties()) {
      if (each.getKey().endsWith(PARQUET)) {
        Path file = directory.resolve(each.getKey());
        if (!sha256(file).equals(each.getValue().asText())) {
          throw new SandboxException(
              "release " + number + " is not what was approved: " + each.getKey() + " differs");
        }
        tables.put(each.getKey().replace(PARQUET, ""), file);
      }
    }
    return new Released(number, directory, tables);
  }

  private static String sha256(Path file) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(Files.readAllBytes(file)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
