package org.waymark.app.research;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.waymark.app.home.Home;

/** Puts releases of made-up people into a home. */
public final class Releasing {

  private static final String WORDS =
      """
      {"resources": [{"path": "people.parquet", "waymark_grain": "A row for each person.", "schema": {"fields": [
        {"name": "id", "type": "integer", "description": "In this file alone."},
        {"name": "age_band", "type": "string", "description": "How old, in three bands.",
         "constraints": {"enum": ["18-29", "30-49", "50+"]}}]}}]}
      """;

  private Releasing() {}

  /** One that waits for an officer. */
  public static void waiting(Home home, int number) throws Exception {
    Path release = Files.createDirectories(home.releases().resolve(Integer.toString(number)));
    People.write(release.resolve("people.parquet"));
    Files.writeString(release.resolve("datapackage.json"), WORDS);
    Files.writeString(
        release.resolve("manifest.json"),
        """
        {"release": %d, "as_of": "2026-01-01", "policy": "p", "policy_version": 1, "software": "s",
         "definitions": {}, "snapshots": {},
         "files": {"people.parquet": "%s", "datapackage.json": "%s"}}
        """
            .formatted(
                number,
                sum(release.resolve("people.parquet")),
                sum(release.resolve("datapackage.json"))));
    for (String file : List.of("people.parquet", "datapackage.json", "manifest.json")) {
      Files.setLastModifiedTime(release.resolve(file), FileTime.fromMillis(0));
    }
  }

  private static String sum(Path file) throws Exception {
    byte[] bytes = Files.readAllBytes(file);
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
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
