package org.waymark.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waymark.app.scan.Needles;
import org.waymark.app.scan.Scan;

/**
 * A copy of a home that was made before an erasure takes the list of the erased and erases again.
 */
@Tag("long")
class ErasureAgainTest {

  private static final String PERSON = "person-02";

  @TempDir Path directory;

  @Test
  void whoWasErasedElsewhereIsErasedInTheCopy() throws IOException {
    Path home = directory.resolve("home");
    Path copy = directory.resolve("copy");
    Cli cli = new Cli(home);
    ok(cli.run("programs", "load", Reference.PROGRAMS.toString()));
    Path file = directory.resolve("events.jsonl");
    Files.write(file, Reference.lines("scenario-a"));
    ok(cli.run("import", file.toString(), "--no-publish"));
    ok(cli.run("erase", "nobody-99", "--yes")); // makes the vault, whose key the copy shares
    copy(home.resolve("log"), copy.resolve("log"));
    copy(home.resolve("vault"), copy.resolve("vault"));
    ok(cli.run("erase", PERSON, "--yes"));
    Path list = directory.resolve("erased.txt");
    Files.writeString(list, ok(cli.run("erase", "--list")).out());
    assertThat(occurrences(copy)).isPositive();

    Cli.Result again = ok(new Cli(copy).run("erase", "--adopt", list.toString()));

    assertThat(again.out()).containsPattern("left +0 ");
    assertThat(occurrences(copy)).isZero();
    assertThat(new Cli(copy).run("audit").exitCode()).isZero();
    assertThat(Reference.rows(new Cli(copy))).isEqualTo(Reference.rows(cli)).isNotEmpty();
  }

  private static Cli.Result ok(Cli.Result result) {
    assertThat(result.exitCode()).as(result.err() + result.out()).isZero();
    return result;
  }

  private static int occurrences(Path home) throws IOException {
    return Scan.directory(home, new Needles(List.of(PERSON))).found().size();
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path each : all.toList()) {
        Path target = to.resolve(from.relativize(each).toString());
        Files.createDirectories(target.getParent());
        if (!Files.isDirectory(each)) {
          Files.copy(each, target);
        }
      }
    }
  }
}
