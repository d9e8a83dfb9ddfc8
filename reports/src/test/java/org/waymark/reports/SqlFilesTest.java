package org.waymark.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules that every file of SQL keeps. */
class SqlFilesTest {

  private static final Path ROOT = Path.of("src/main/resources/org/waymark/reports/sql");

  static List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(ROOT)) {
      return all.filter(file -> file.toString().endsWith(".sql")).sorted().toList();
    }
  }

  /** Those of which people see the rows, in their order. */
  static List<Path> reports() throws IOException {
    return files().stream()
        .filter(file -> !file.startsWith(ROOT.resolve("audit")))
        .filter(file -> !isAStep(file))
        .toList();
  }

  private static boolean isAStep(Path file) {
    try {
      return Files.readString(file).contains("\nCREATE ")
          || Files.readString(file).contains("\nDROP ");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void opensWithWhatGrainUnitsAndNull(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    assertThat(lines.subList(0, 4))
        .satisfiesExactly(
            line -> assertThat(line).startsWith("-- What:"),
            line -> assertThat(line).startsWith("-- Grain:"),
            line -> assertThat(line).startsWith("-- Units:"),
            line -> assertThat(line).startsWith("-- NULL:"));
  }

  @ParameterizedTest
  @MethodSource("files")
  void namesItsColumns(Path file) throws IOException {
    assertThat(Files.readString(file)).doesNotContainIgnoringCase("select *");
  }

  @ParameterizedTest
  @MethodSource("reports")
  void isOneStatementInOrder(Path file) throws IOException {
    String sql = Files.readString(file).strip();
    assertThat(sql).containsPattern("(?m)^ORDER BY ");
    assertThat(sql.replaceFirst(";$", "").replaceAll("(?m)--.*$", "")).doesNotContain(";\n");
  }
}
