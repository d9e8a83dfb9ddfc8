package org.waymark.schemas.lake;

import java.util.Map;
import java.util.function.Function;

/**
 * By what tables were made.
 *
 * @param software its version
 * @param definitions the version of each indicator's definition, by its id
 */
public record Maker(String software, Map<String, Long> definitions) {

  private static final String SEPARATOR = ";";

  /** Copies the map. */
  public Maker {
    software = software.replace(SEPARATOR, ",");
    definitions = Map.copyOf(definitions);
  }

  String write() {
    return software + SEPARATOR + Head.write(definitions);
  }

  static Maker read(String written) {
    int end = written.indexOf(SEPARATOR);
    return new Maker(
        written.substring(0, end), Head.read(written.substring(end + 1), Function.identity()));
  }
}
