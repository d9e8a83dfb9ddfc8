package org.waymark.schemas.avro;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.jspecify.annotations.Nullable;

/**
 * The schemas with which records were ever written: {@code versions/NAME/1.avsc} and on. The log is
 * kept for good, so a schema that was once in use is never removed.
 */
final class Versions {

  private Versions() {}

  /** All versions of a record's schema that are written down, from the first. */
  static List<Schema> of(Schema today) {
    List<Schema> versions = new ArrayList<>();
    while (true) {
      Schema next = read(today.getName(), versions.size() + 1);
      if (next == null) {
        return versions;
      }
      versions.add(next);
    }
  }

  /** Those that differ from today's in how they write. */
  static List<Schema> older(Schema today) {
    long fingerprint = SchemaNormalization.parsingFingerprint64(today);
    return of(today).stream()
        .filter(schema -> SchemaNormalization.parsingFingerprint64(schema) != fingerprint)
        .toList();
  }

  private static @Nullable Schema read(String name, int number) {
    String path = "/org/waymark/schemas/versions/%s/%d.avsc".formatted(name, number);
    try (InputStream in = Versions.class.getResourceAsStream(path)) {
      return in == null ? null : new Schema.Parser().parse(in);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + path, e);
    }
  }
}
