package org.waymark.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Hostile lines, all of them in one file with a good line behind each: what the command line says
 * of each, and that no good one is lost.
 */
class HostileInputTest {

  private static final List<HostileLine> LINES = HostileLines.all();

  @TempDir static Path directory;

  private static Cli.Result imported = new Cli.Result(-1, "", "");
  private static Map<Long, String> refusals = Map.of();
  private static long goodInTheLake;

  /** One import for all, since each would cost a second. */
  @BeforeAll
  static void importEveryLine() throws IOException {
    Path file = directory.resolve("hostile.jsonl");
    Files.write(file, file());
    try (RunningHome home = RunningHome.in(directory)) {
      imported = home.run("import", file.toString());
      refusals = refusals(home.run("sql", "select line, reason, field from rejects", "--json"));
      goodInTheLake =
          home.run("sql", "select event_id from events where event_id like 'good-%'")
              .out()
              .lines()
              .filter(line -> line.startsWith("good-"))
              .count();
    }
  }

  private static byte[] file() throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    for (int i = 0; i < LINES.size(); i++) {
      file.write(LINES.get(i).bytes());
      file.write('\n');
      file.write(HostileLines.good("good-" + i).getBytes(UTF_8));
      file.write('\n');
    }
    return file.toByteArray();
  }

  private static Map<Long, String> refusals(Cli.Result rejects) throws IOException {
    Map<Long, String> refusals = new HashMap<>();
    for (var row : HostileLines.JSON.readTree(rejects.out())) {
      String field = row.get("field").isNull() ? "" : " " + row.get("field").textValue();
      refusals.put(row.get("line").longValue(), row.get("reason").textValue() + field);
    }
    return refusals;
  }

  static List<HostileLine> lines() {
    return LINES;
  }

  @ParameterizedTest
  @MethodSource("lines")
  void saysOfEachLineWhatIsWrong(HostileLine line) {
    long number = 2L * LINES.indexOf(line) + 1;

    assertThat(refusals.getOrDefault(number, HostileLine.ACCEPTED)).isEqualTo(line.expected());
  }

  @Test
  void keepsEveryGoodLineBesideThem() {
    assertThat(goodInTheLake).isEqualTo(LINES.size());
  }

  @Test
  void endsAsDoneWithRejectsAndCountsThem() {
    long rejected = LINES.stream().filter(line -> !line.isAccepted()).count();

    assertThat(imported.exitCode()).as(imported.err()).isEqualTo(3);
    assertThat(imported.out())
        .containsPattern("accepted +" + (2L * LINES.size() - rejected) + "\n")
        .containsPattern("rejected +" + rejected + "\n");
  }

  @Test
  void repeatsNothingOfThemOnTheScreen() {
    assertThat(imported.err())
        .contains("all of them:  waymark rejects --import ")
        .doesNotContain("Exception", "\tat ", HostileLines.SECRET);
  }
}
