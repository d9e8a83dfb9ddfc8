package org.waymark.app.teeth;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One line of a source that is wrong on purpose.
 *
 * @param file from the root of the project, with slashes
 * @param line as it stands there, without the spaces around it; exactly once
 * @param instead what stands there when the fault is in
 * @param words what is wrong then
 */
record Fault(String file, String line, String instead, String words) {

  private static final String JAVA = "/src/main/java/";
  private static final String RESOURCES = "/src/main/resources/";

  /** Fails at the door on what is no fault, or in no source. */
  Fault {
    if (words.isBlank() || line.isBlank() || line.equals(instead)) {
      throw new IllegalArgumentException("a fault has words, a line and another line: " + words);
    }
    if (!file.contains(JAVA) && !file.contains(RESOURCES)) {
      throw new IllegalArgumentException("a fault stands in a main source, not in " + file);
    }
  }

  /**
   * Reads a file of faults: {@code @ FILE} names the source of those below it; a fault is its
   * words, {@code - LINE} and {@code + LINE}; {@code #} begins a comment.
   *
   * @throws IllegalArgumentException when a line is none of these, or stands where it cannot
   */
  static List<Fault> read(Path list) throws IOException {
    List<Fault> faults = new ArrayList<>();
    String file = "";
    String words = "";
    String line = "";
    for (String each : Files.readAllLines(list)) {
      if (each.isBlank() || each.startsWith("#")) {
        continue;
      }
      if (each.startsWith("@ ")) {
        file = each.substring(2).strip();
      } else if (each.startsWith("- ")) {
        line = each.substring(2).strip();
      } else if (each.startsWith("+ ")) {
        faults.add(new Fault(file, line, each.substring(2).strip(), words));
        words = "";
        line = "";
      } else if (words.isEmpty()) {
        words = each.strip();
      } else {
        throw new IllegalArgumentException("after \"" + words + "\" stands neither - nor +");
      }
    }
    return faults;
  }

  /**
   * So many of them, spread evenly over the list and the same each time; all where there are no
   * more.
   */
  static List<Fault> sample(List<Fault> all, int most) {
    List<Fault> sample = new ArrayList<>();
    for (int i = 0; i < Math.min(most, all.size()); i++) {
      sample.add(all.get((int) ((long) i * all.size() / most)));
    }
    return most >= all.size() ? all : sample;
  }

  /**
   * The source with the fault in.
   *
   * @throws IllegalStateException when the line does not stand there exactly once: the fault is
   *     stale
   */
  String putInto(String source) {
    List<String> lines = new ArrayList<>(source.lines().toList());
    List<Integer> found = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).strip().equals(line)) {
        found.add(i);
      }
    }
    if (found.size() != 1) {
      throw new IllegalStateException(
          "stale: \"%s\" stands %d times in %s, not once; mend the list of faults"
              .formatted(line, found.size(), file));
    }
    lines.set(found.get(0), instead);
    return String.join("\n", lines);
  }

  /** The source with the fault in, of a project at a root. */
  String source(Path root) throws IOException {
    return putInto(Files.readString(root.resolve(file)));
  }

  /** The module that it is in. */
  String module() {
    return file.substring(0, file.indexOf('/'));
  }

  boolean isJava() {
    return file.contains(JAVA);
  }

  /** The source's path on the class path, such as {@code org/waymark/Some.java}. */
  String onClassPath() {
    String root = isJava() ? JAVA : RESOURCES;
    return file.substring(file.indexOf(root) + root.length());
  }
}
