package org.waymark.app.research;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Something that a query tries and must not achieve.
 *
 * @param sql with {@code {secret}} and {@code {port}} in it
 */
record Attempt(String kind, String what, String sql) {

  private static final Pattern REPEAT = Pattern.compile("\\{repeat:(\\d+):((?:[^{}]|\\{\\w+})*)}");

  static List<Attempt> all() throws IOException {
    try (InputStream in = Attempt.class.getResourceAsStream("attempts.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(Attempt::parse)
          .toList();
    }
  }

  private static Attempt parse(String line) {
    String[] parts = line.split(" \\| ?", 3);
    return new Attempt(parts[0], parts[1], expand(parts[2]));
  }

  private static String expand(String sql) {
    String lines =
        sql.replace("\\n", "\n").replace("\\u0000", "\u0000").replace("\\u0001", "\u0001");
    return REPEAT
        .matcher(lines)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(
                    repeated(found.group(2), Integer.parseInt(found.group(1)))));
  }

  private static String repeated(String text, int times) {
    StringBuilder all = new StringBuilder();
    for (int i = 1; i <= times; i++) {
      all.append(
          text.replace("{i}", Integer.toString(i)).replace("{before}", Integer.toString(i - 1)));
    }
    return all.toString();
  }

  /** With the places that there are. */
  String on(String secret, int port) {
    return sql.replace("{secret}", secret).replace("{port}", Integer.toString(port));
  }

  @Override
  public String toString() {
    return kind + ": " + what;
  }
}
