package org.waymark.app.research;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.waymark.app.home.Home;

/** Puts releases of made-up people into a home. */
public final class Releasing {

  private static final String WORDS =
      """
      {"resources": [{"path": "people.parquet", "description": "A row for each person.", "schema": {"fields": [
        {"name": "id", "type": "integer", "description": "In this file alone."},
        {"name": "age_band", "type": "string", "description": "How old, in three bands.",
         "constraints": {"enum": ["18-29", "30-49", "50+"]}}]}}]}
      """;

  private Releasing() {}

  /** One that waits for an officer. */
  public static void waiting(Home home, int number) throws Exception {
    Path release = Files.createDirectories(home.releases().resolve(Integer.toString(number)));
    byte[] people = Files.readAllBytes(People.write(release.resolve("people.parquet")));
    String sum = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(people));
    Files.writeString(
        release.resolve("manifest.json"), "{\"files\": {\"people.parquet\": \"" + sum + "\"}}");
    Files.writeString(release.resolve("datapackage.json"), WORDS);
  }

  /** One that an officer approved. */
  public static void approved(Home home, int number) throws Exception {
    waiting(home, number);
    decide(home, number, "APPROVED");
  }

  /** What an officer decides last about it, and about none before. */
  public static void decide(Home home, int number, String standing) throws Exception {
    Files.writeString(
        home.releases().resolve("decisions.jsonl"),
        "{\"release\":%d,\"standing\":\"%s\",\"by\":\"officer\",\"at\":\"\",\"reason\":\"\"}%n"
            .formatted(number, standing));
  }
}
