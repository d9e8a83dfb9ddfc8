package org.waymark.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.waymark.app.home.Home;
import org.waymark.app.kafka.KafkaSettings;
import org.waymark.app.pipeline.Importing;
import org.waymark.app.pipeline.Pipeline;
import org.waymark.ingest.ImportResult;
import org.waymark.ingest.log.Settings;
import org.waymark.ingest.source.Source;

/** An import that is asked to stop says how far it came, and the home is as good as before. */
class InterruptedImportTest {

  private static final int LINES = 3_000;

  @TempDir Path directory;

  private Cli home() {
    Cli cli = new Cli(directory.resolve("home"));
    Cli.Result loaded = cli.run("programs", "load", Reference.PROGRAMS.toString());
    assertThat(loaded.exitCode()).as(loaded.err()).isZero();
    return cli;
  }

  private static String lines(int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(i -> HostileLines.good("interrupted-" + i) + "\n")
        .collect(Collectors.joining());
  }

  @Test
  void whatItHasReadIsInTheLogAndTheThreadStaysInterrupted() throws Exception {
    home();
    Home home = new Home(directory.resolve("home"));
    byte[] lines = lines(0, LINES).getBytes(StandardCharsets.UTF_8);
    Source source = new Source("lines", () -> interrupting(lines), lines.length);
    ImportResult result;
    boolean interrupted;
    try (Pipeline pipeline = Pipeline.start(home, KafkaSettings.EMBEDDED)) {
      result =
          new Importing(home, pipeline)
              .run(
                  List.of(source),
                  Settings.readPrograms(pipeline.client()),
                  (bytes, accepted, rejected) -> {},
                  missing -> {})
              .result();
      interrupted = Thread.interrupted();
    }

    assertThat(interrupted).isTrue();
    assertThat(result.complete()).isFalse();
    assertThat(result.accepted()).isBetween(1L, LINES - 1L);
    assertThat(new Cli(home.directory()).run("import", file("all", lines(0, LINES))).out())
        .containsPattern("duplicate +" + grouped(result.accepted()) + "\n");
  }

  /** Interrupts its reader when it has given half of what it has. */
  private static InputStream interrupting(byte[] lines) {
    return new ByteArrayInputStream(lines) {
      @Override
      public synchronized int read(byte[] to, int offset, int length) {
        if (pos >= lines.length / 2) {
          Thread.currentThread().interrupt();
        }
        return super.read(to, offset, length);
      }
    };
  }

  @Test
  @Timeout(value = 180, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void aProcessThatIsToldToStopSaysSoInOneLineAndItsHomeOpensAgain() throws Exception {
    Cli cli = home();
    Path pipe = directory.resolve("pipe");
    Path err = directory.resolve("err");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    List<String> command = new ArrayList<>(RunningHome.program());
    command.addAll(
        List.of(
            "import", pipe.toString(), "--home", new Home(directory.resolve("home")).toString()));
    Process process =
        new ProcessBuilder(command)
            .redirectError(err.toFile())
            .redirectOutput(directory.resolve("out").toFile())
            .start();
    try (var out = Files.newOutputStream(pipe)) { // waits until the import has opened it
      out.write(lines(0, 10).getBytes(StandardCharsets.UTF_8));
      out.flush();
      process.destroy();
      assertThat(process.waitFor()).isEqualTo(143);
    }

    assertThat(Files.readString(err))
        .matches("waymark: stopped after \\d+ events; import the same again, repeats are safe\n");
    assertThat(cli.run("import", file("all", lines(0, 20))).exitCode()).isZero();
    String events = "select count(distinct event_id) n from events";
    assertThat(cli.run("sql", events, "--format", "csv").out()).isEqualTo("n\n20\n");
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(directory.resolve(name), text).toString();
  }

  private static String grouped(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
