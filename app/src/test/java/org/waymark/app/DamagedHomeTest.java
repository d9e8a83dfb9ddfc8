package org.waymark.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A home of which something was damaged says what, and how to mend it; and so it is mended. */
@Tag("long")
class DamagedHomeTest {

  private static final String EVENTS =
      Reference.FILES.resolve("scenario-a/events.jsonl").toString();

  @TempDir Path directory;
  private Path lake = Path.of("unset");
  private Cli cli = new Cli(Path.of("unset"));
  private Map<String, Map<String, Long>> before = Map.of();

  @BeforeEach
  void importEvents() throws IOException {
    lake = directory.resolve("home/lake");
    cli = new Cli(directory.resolve("home"));
    cli.run("programs", "load", Reference.PROGRAMS.toString());
    cli.run("import", EVENTS, "--no-publish");
    before = Reference.rows(cli);
  }

  @Test
  void aFileOfTheLakeThatIsGoneIsNamedAndAReplayMakesItAgain() throws IOException {
    Path file = any("participant_months/data/.*parquet");
    Files.delete(file);

    Cli.Result audit = cli.run("audit");

    assertThat(audit.exitCode()).isEqualTo(1);
    assertThat(audit.err()).contains(file.getFileName().toString(), "replay").hasLineCount(1);

    Cli.Result replayed = cli.run("replay");

    assertThat(replayed.exitCode()).as(replayed.err()).isEqualTo(3);
    assertThat(replayed.out()).contains("the old tables cannot be read", "are in force");
    assertThat(Reference.rows(cli)).isEqualTo(before);
    assertThat(cli.run("audit").exitCode()).isZero();
  }

  @Test
  void aCatalogThatIsNoneIsNamedAndWithoutTheLakeItIsMadeAgain() throws IOException {
    Files.writeString(lake.resolve("catalog.db"), "something else ".repeat(1000));
    Stream.of("catalog.db-wal", "catalog.db-shm")
        .forEach(name -> assertThat(lake.resolve(name).toFile().delete()).isIn(true, false));

    Cli.Result status = cli.run("status");

    assertThat(status.exitCode()).isEqualTo(1);
    assertThat(status.err())
        .contains("the lake in " + lake + " is damaged", "move that directory away")
        .hasLineCount(1);

    Files.move(lake, directory.resolve("damaged"));
    cli.run("import", EVENTS, "--no-publish");

    assertThat(Reference.rows(cli)).isEqualTo(before);
    assertThat(cli.run("audit").exitCode()).isZero();
  }

  @Test
  void aLogThatCannotBeReadIsNamedAndNotBackedUp() throws IOException {
    Path segment = anyIn(directory.resolve("home/log"), "waymark.events-\\d+/0+.log");
    byte[] bytes = Files.readAllBytes(segment);
    bytes[bytes.length / 2] ^= 1;
    Files.write(segment, bytes);
    String topic = Objects.requireNonNull(segment.getParent()).getFileName().toString();

    for (String[] work :
        new String[][] {{"backup", directory.resolve("copy").toString()}, {"replay"}}) {
      Cli.Result result = cli.run(work);

      assertThat(result.exitCode()).isEqualTo(1);
      assertThat(result.err())
          .contains("the log is damaged: " + topic + " cannot be read at offset", "restore")
          .doesNotContain("engineers find more");
    }
    assertThat(directory.resolve("copy")).doesNotExist();
    assertThat(Reference.rows(cli)).isEqualTo(before);
  }

  private Path any(String path) throws IOException {
    return anyIn(lake, path);
  }

  private static Path anyIn(Path root, String path) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(file -> file.toString().matches(".*/" + path))
          .max(Comparator.comparingLong(file -> file.toFile().length()))
          .orElseThrow();
    }
  }
}
