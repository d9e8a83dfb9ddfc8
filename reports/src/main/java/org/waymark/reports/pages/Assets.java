package org.waymark.reports.pages;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The files that pages load: style, script, mark. */
public final class Assets {

  private static final Pattern NAME = Pattern.compile("[a-z0-9-]+\\.(css|js|svg)");
  private static final Map<String, String> TYPES =
      Map.of(
          "css", "text/css; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "svg", "image/svg+xml");

  private Assets() {}

  /** The file of a name; empty when there is none. */
  public static Optional<Answer> of(String name) {
    if (!NAME.matcher(name).matches()) {
      return Optional.empty();
    }
    try (InputStream in = Assets.class.getResourceAsStream(name)) {
      if (in == null) {
        return Optional.empty();
      }
      String ending = name.substring(name.indexOf('.') + 1);
      return Optional.of(
          new Answer(200, TYPES.getOrDefault(ending, ""), in.readAllBytes(), Optional.empty()));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the file " + name + " of the pages", e);
    }
  }
}
