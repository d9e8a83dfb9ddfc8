package org.waymark.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waymark.ingest.vault.Vault;

/** Copies of a home, and homes made of them, on a real broker. */
@Tag("long")
class BackupTest {

  private static final Path EVENTS = Reference.FILES.resolve("scenario-a/events.jsonl");

  @TempDir Path directory;
  private Path home = Path.of("unset");
  private Path backup = Path.of("unset");
  private Cli cli = new Cli(Path.of("unset"));

  @BeforeEach
  void backUp() throws IOException {
    home = directory.resolve("home");
    backup = directory.resolve("backup");
    cli = new Cli(home);
    cli.run("programs", "load", Reference.PROGRAMS.toString());
    Vault.open(home.resolve("vault")).close();
    Cli.Result imported = cli.run("import", EVENTS.toString());
    assertThat(imported.out()).as(imported.err()).contains("publication 1");
    Cli.Result made = cli.run("backup", backup.toString());
    assertThat(made.exitCode()).as(made.err()).isZero();
    assertThat(made.out()).contains("the vault's key is not in it");
  }

  @Test
  void aHomeMadeOfABackupHoldsTheSameAndGoesOn() throws IOException {
    assertThat(backup.resolve("vault/key")).doesNotExist();
    Cli other = new Cli(directory.resolve("other"));
    assertThat(other.run("restore", backup.toString()).err())
        .contains("--vault-key")
        .hasLineCount(1);
    // As a restore leaves it that was killed while it copied.
    Files.createDirectories(directory.resolve("other/log/waymark.events-0"));
    Files.createFile(directory.resolve("other/restoring"));
    assertThat(other.run("audit").err()).contains("has not come to its end").hasLineCount(1);
    assertThat(other.run("import", EVENTS.toString()).err())
        .contains("has not come to its end")
        .hasLineCount(1);

    Cli.Result restored =
        other.run(
            "restore", backup.toString(), "--vault-key", home.resolve("vault/key").toString());

    assertThat(restored.exitCode()).as(restored.out() + restored.err()).isZero();
    assertThat(restored.out()).contains("audit: 0 cells differ");
    assertThat(Reference.rows(other)).isEqualTo(Reference.rows(cli));
    assertThat(other.run("report", "indicators").out())
        .isEqualTo(cli.run("report", "indicators").out());
    // The log remembers every version, so that the same file is all repeats.
    Cli.Result again = other.run("import", EVENTS.toString());
    assertThat(again.out()).as(again.err()).containsPattern("accepted +0\\n");
    assertThat(other.run("audit").exitCode()).isZero();
  }

  @Test
  void aDamagedBackupSaysWhichFilesAndRestoresNothing() throws IOException {
    Path segment = largest("waymark.events-");
    Files.write(segment, new byte[] {1}, StandardOpenOption.APPEND);
    Files.delete(backup.resolve("published/latest"));
    Cli other = new Cli(directory.resolve("other"));

    Cli.Result result =
        other.run(
            "restore", backup.toString(), "--vault-key", home.resolve("vault/key").toString());

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err())
        .contains("2 of ", segment + " is not as it was written", "published/latest is missing")
        .hasLineCount(1);
    assertThat(directory.resolve("other/log")).doesNotExist();

    Files.delete(backup.resolve("manifest.json"));
    assertThat(other.run("restore", backup.toString()).err()).contains("is no backup");
    assertThat(cli.run("backup", backup.toString()).err()).contains("is there already");
    assertThat(cli.run("restore", directory.resolve("nothing").toString()).err())
        .contains("is no backup");
  }

  private Path largest(String topic) throws IOException {
    try (Stream<Path> files = Files.walk(backup.resolve("log"))) {
      List<Path> segments =
          files.filter(file -> file.toString().matches(".*" + topic + "\\d+/\\d+\\.log")).toList();
      return segments.stream()
          .max(Comparator.comparingLong(file -> file.toFile().length()))
          .orElseThrow();
    }
  }
}
