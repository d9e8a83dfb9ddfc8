package org.waymark.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The list of the erased as {@code waymark erase --list} prints it: an HMAC to a line. */
final class ErasedList {

  private static final Pattern LISTED = Pattern.compile("[0-9a-v]{32}");

  private ErasedList() {}

  /**
   * Reads a list.
   *
   * @throws CommandException when the file cannot be read, or is no such list
   */
  static List<String> read(Path file) {
    List<String> lines;
    try {
      lines = Files.readAllLines(file).stream().filter(line -> !line.isBlank()).toList();
    } catch (IOException e) {
      throw new CommandException("cannot read " + file + ": " + Reason.of(e), e);
    }
    if (!lines.stream().allMatch(line -> LISTED.matcher(line).matches())) {
      throw new CommandException(file + " is no list that  waymark erase --list  printed");
    }
    return lines;
  }
}
