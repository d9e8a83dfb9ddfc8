package org.waymark.app;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hostile files and streams: what is said of them, and that no good line is lost. */
@Tag("long")
class HostileFilesTest {

  private static final int TINY_LINES = 100_000;

  @TempDir static Path directory;
  private static RunningHome home;
  private static int minted;

  @BeforeAll
  static void start() {
    home = RunningHome.in(directory);
  }

  @AfterAll
  static void stop() {
    home.close();
  }

  /** A good line that was not there before. */
  private static String good() {
    return HostileLines.good("file-" + minted++);
  }

  /** Each character is a byte. */
  private static Path file(String text) throws IOException {
    return Files.writeString(
        Files.createTempFile(directory, "hostile", ".jsonl"), text, ISO_8859_1);
  }

  private static Cli.Result importText(String text) throws IOException {
    return home.run("import", file(text).toString());
  }

  private static Cli.Result importStream(InputStream in) {
    InputStream before = System.in;
    System.setIn(in);
    try {
      return home.run("import", "-");
    } finally {
      System.setIn(before);
    }
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(ISO_8859_1));
  }

  private static void assertImported(Cli.Result result, int accepted, int rejected) {
    assertThat(result.exitCode()).as(result.err()).isEqualTo(rejected == 0 ? 0 : 3);
    assertThat(result.out())
        .containsPattern(String.format("accepted +%,d\n", accepted))
        .containsPattern(String.format("rejected +%,d\n", rejected));
    assertThat(result.err()).doesNotContain("Exception", "\tat ");
  }

  private static void assertFailed(Cli.Result result, String words) {
    assertThat(result.exitCode()).as(result.err()).isEqualTo(1);
    assertThat(result.err()).isEqualTo("waymark: " + words + "\n");
  }

  @Test
  void aMarkOfByteOrderAndCrlfAreNoOffence() throws IOException {
    assertImported(importText("\u00ef\u00bb\u00bf" + good() + "\r\n\r\n" + good() + "\r\n"), 2, 0);
  }

  @Test
  void aLastLineNeedsNoEnd() throws IOException {
    assertImported(importText(good() + "\n" + good()), 2, 0);
  }

  @Test
  void linesThatEndWithCrAloneAreOneBrokenLine() throws IOException {
    Cli.Result result = importText(good() + "\r" + good() + "\r");

    assertImported(result, 0, 1);
    assertThat(result.err()).contains("line 1: MALFORMED\n");
  }

  @Test
  void aNulInTheMiddleCostsItsLineAlone() throws IOException {
    Cli.Result result = importText("broken\n" + good() + "\n\u0000\u0000\n" + good() + "\n");

    assertImported(result, 2, 2);
    assertThat(result.err()).contains("line 1: MALFORMED\n", "line 3: MALFORMED\n");
  }

  @Test
  void manyTinyBadLinesAreCountedAndTheFirstAreNamed() throws IOException {
    Cli.Result result = importText("{\n".repeat(TINY_LINES) + good());

    assertImported(result, 1, TINY_LINES);
    assertThat(result.err().lines().filter(line -> line.contains("MALFORMED"))).hasSize(20);
  }

  @Test
  void aStreamThatBreaksKeepsWhatStoodBefore() {
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("the cable is gone");
          }
        };
    String first = good();
    Cli.Result result =
        importStream(new SequenceInputStream(stream((first + "\n").repeat(2_000)), broken));

    assertFailed(
        result,
        "the input broke off: the cable is gone\n         what stood before that is imported");
    assertImported(importStream(stream(first)), 0, 0);
  }

  @Test
  void aSecondFileThatIsNoTextIsSaidBeforeAnythingIsImported() throws IOException {
    String first = good();
    Path second = file("PK\u0003\u0004" + HostileLines.SECRET);
    Cli.Result result = home.run("import", file(first).toString(), second.toString());

    assertFailed(
        result,
        second
            + " is an Excel workbook or a ZIP archive, not JSON lines: save the sheet as CSV UTF-8"
            + "\n         nothing was imported");
    assertImported(importText(first), 1, 0);
  }

  @Test
  void aStreamThatIsNoTextKeepsTheFilesBeforeIt() throws IOException {
    String first = good();
    InputStream before = System.in;
    System.setIn(stream("\u001f\u008b" + HostileLines.SECRET));
    Cli.Result result = home.run("import", file(first).toString(), "-");
    System.setIn(before);

    assertFailed(
        result,
        "- is a gzip archive, not JSON lines: unpack it first (gunzip)"
            + "\n         what stood before that is imported");
    assertImported(importText(first), 0, 0);
  }

  @Test
  void theSameFileTwiceIsOnceNewAndOnceRepeated() throws IOException {
    String file = file(good() + "\n" + good()).toString();
    Cli.Result result = home.run("import", file, file);

    assertImported(result, 2, 0);
    assertThat(result.out()).containsPattern("duplicate +2\n");
  }

  @Test
  void standardInputCanBeReadOnce() {
    Cli.Result result = home.run("import", "-", "-");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("standard input (-) can be read once, and is named twice");
  }

  @Test
  void aDirectoryIsNoFile() {
    assertFailed(
        home.run("import", directory.toString()), directory + " is not a file that can be read");
    assertFailed(
        home.run("programs", "load", directory.toString()),
        "cannot read " + directory + ": Is a directory");
  }

  @Test
  void aLinkToItselfIsNoFile() throws IOException {
    Path link = directory.resolve("link");
    Files.createSymbolicLink(link, link);

    assertFailed(home.run("import", link.toString()), "there is no file " + link);
  }

  @Test
  void aFileThatIsNotThereIsSaidInWords() {
    assertFailed(
        home.run("programs", "load", "nowhere.csv"),
        "cannot read nowhere.csv: no such file or directory");
  }

  @Test
  void aFileThatFailsToReadIsSaidBeforeAnythingIsImported() {
    Path memory = Path.of("/proc/self/mem"); // address 0 is never mapped
    assumeTrue(Files.isReadable(memory), "this system has no " + memory);

    assertFailed(
        home.run("import", memory.toString()), "cannot read " + memory + ": Input/output error");
  }

  @Test
  void aFileWithoutPermissionIsNoFileThatCanBeRead() throws IOException {
    Path file = file(good());
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
    assumeFalse(
        Files.isReadable(file), "SKIPPED: root may read everything, run this as another user");

    assertFailed(home.run("import", file.toString()), file + " is not a file that can be read");
  }

  @Test
  void anOutputThatCannotBeWrittenIsAFailure() {
    assumeTrue(Files.exists(Path.of("/dev/full")), "this system has no /dev/full");

    assertFailed(
        home.run("sql", "select * from range(100000)", "--output", "/dev/full"),
        "cannot write all of /dev/full: No space left on device");
    assertFailed(
        home.run("sql", "select 1", "--output", "/nowhere/x"),
        "cannot write /nowhere/x: no such file or directory");
  }

  @Test
  void aHomeThatIsAFileIsSaidInWords() throws IOException {
    Path taken = file("");
    Cli.Result result = new Cli(taken).run("import", file(good()).toString());

    assertFailed(
        result, "cannot write to the home " + taken + ": something else stands in its place");
  }
}
