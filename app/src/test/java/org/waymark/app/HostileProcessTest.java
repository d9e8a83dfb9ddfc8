package org.waymark.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hostile surroundings of a process of its own, with a heap of 64 MB. */
@Tag("long")
class HostileProcessTest {

  @TempDir static Path directory;
  private static RunningHome home;

  @BeforeAll
  static void start() {
    home = RunningHome.in(directory);
  }

  @AfterAll
  static void stop() {
    home.close();
  }

  private static Cli.Result shell(String script) throws IOException, InterruptedException {
    return home.shell("set -o pipefail; " + script);
  }

  private static void assertEnded(Cli.Result result, int exitCode, String err) {
    assertThat(result.exitCode()).as(result.err()).isEqualTo(exitCode);
    // On a slow machine lines say how far it is: a work, two spaces, and how much of it.
    assertThat(result.err().replaceAll("(?m)^[^\\n]*  [^\\n]*\\n", "")).isEqualTo(err);
  }

  @Test
  void aLineWithoutEndTakesNoMemoryAndTheNextIsKept() throws Exception {
    Path good = Files.writeString(directory.resolve("good"), "\n" + HostileLines.good("endless"));
    Cli.Result result =
        shell("{ head -c 200000000 /dev/zero | tr '\\0' x; cat " + good + "; } | waymark import -");

    assertEnded(result, 3, "line 1: TOO_LARGE\n");
    assertThat(result.out()).containsPattern("accepted +1\n");
  }

  @Test
  void aPipeCanStandForAFile() throws Exception {
    Path good = Files.writeString(directory.resolve("piped"), HostileLines.good("piped"));
    Cli.Result result = shell("waymark import <(cat " + good + ")");

    assertEnded(result, 0, "");
    assertThat(result.out()).containsPattern("accepted +1\n").contains("publication ");
  }

  @Test
  void aReaderThatHasReadEnoughIsNoFailure() throws Exception {
    Cli.Result result = shell("waymark sql 'select * from range(1000000)' | head -1");

    assertEnded(result, 0, "");
    assertThat(result.out()).isEqualTo("range\n");
    assertEnded(shell("waymark indicators | head -1"), 0, "");
  }

  @Test
  void aFullDiskIsAFailure() throws Exception {
    assumeTrue(Files.exists(Path.of("/dev/full")), "this system has no /dev/full");
    String words = "waymark: standard output cannot be written: No space left on device\n";

    assertEnded(shell("LC_ALL=C waymark sql 'select 1' >/dev/full"), 1, words);
    assertEnded(shell("LC_ALL=C waymark indicators >/dev/full"), 1, words);
  }

  @Test
  void aHomeThatCannotBeIsSaidWithoutAStackTrace() throws Exception {
    Path taken = Files.writeString(directory.resolve("taken"), "");
    String programs = Reference.PROGRAMS.toAbsolutePath().toString();
    Path below = taken.resolve("home");

    assertEnded(
        shell("HOME_DIR=" + taken + " waymark programs load " + programs),
        1,
        "waymark: cannot write to the home " + taken + ": something else stands in its place\n");
    assertEnded(
        shell("HOME_DIR=" + below + " waymark programs load " + programs),
        1,
        "waymark: cannot write to the home " + below + ": Not a directory\n");
  }

  @Test
  void tooLittleMemoryIsSaidWithoutAStackTrace() throws Exception {
    assertEnded(
        shell("head -c 200000000 /dev/zero | waymark sql -"),
        1,
        "waymark: there is not enough memory for that: give more with WAYMARK_HEAP=2g\n");
  }
}
