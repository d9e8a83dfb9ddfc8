package org.waymark.app.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A row of docs/questions.md.
 *
 * @param clicks the links to follow from the first page, in order
 * @param answers words that stand on the page then
 */
record Question(String asked, List<String> clicks, List<String> answers) {

  private static final Path PAGE = Path.of("..", "docs", "questions.md");
  private static final Pattern LINK = Pattern.compile("\\*([^*]+)\\*");
  private static final Pattern WORDS = Pattern.compile("`([^`]+)`");

  /** All of them. */
  static List<Question> read() throws IOException {
    return Files.readAllLines(PAGE).stream()
        .filter(line -> line.startsWith("| "))
        .skip(1)
        .map(line -> line.split(" *\\| *"))
        .map(cells -> new Question(cells[1], all(LINK, cells[2]), all(WORDS, cells[3])))
        .toList();
  }

  private static List<String> all(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(Question::first).toList();
  }

  private static String first(MatchResult found) {
    return found.group(1);
  }

  @Override
  public String toString() {
    return asked;
  }
}
