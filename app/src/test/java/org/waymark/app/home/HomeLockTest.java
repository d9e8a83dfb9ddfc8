package org.waymark.app.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who has a home, asked from within the process and from another one. */
class HomeLockTest {

  @TempDir Path directory;

  @Test
  void aHomeThatNobodyHasIsFreeAndHasNoAddress() {
    Home home = new Home(directory.resolve("never/made"));

    assertThat(HomeLock.isTaken(home)).isFalse();
    assertThat(HomeLock.bootstrapServer(home)).isEmpty();
  }

  @Test
  void aHomeIsTakenOnceUntilItIsGivenUp() {
    Home home = new Home(directory);
    try (HomeLock lock = HomeLock.take(home).orElseThrow()) {
      assertThat(HomeLock.take(home)).isEmpty();
      assertThat(HomeLock.isTaken(home)).isTrue();
    }

    assertThat(HomeLock.isTaken(home)).isFalse();
  }

  @Test
  void theAddressIsToldUntilThePipelineBeginsToStop() throws IOException {
    Home home = new Home(directory);
    try (HomeLock lock = HomeLock.take(home).orElseThrow()) {
      assertThat(HomeLock.bootstrapServer(home)).isEmpty();
      try (Closeable announced = lock.announce("127.0.0.1:9092")) {
        assertThat(HomeLock.bootstrapServer(home)).contains("127.0.0.1:9092");
      }
      assertThat(HomeLock.bootstrapServer(home)).isEmpty();
    }
  }

  @Test
  void askingInTheProcessThatHasTheHomeDoesNotGiveItUpToOthers() throws Exception {
    Home home = new Home(directory);
    try (HomeLock lock = HomeLock.take(home).orElseThrow()) {
      lock.announce("127.0.0.1:9092");
      HomeLock.take(home);
      HomeLock.isTaken(home);
      HomeLock.bootstrapServer(home);

      try (Other other = new Other(home)) {
        assertThat(other.says()).isEqualTo("refused, taken, 127.0.0.1:9092");
      }
    }
  }

  @Test
  void aHomeByAnotherNameIsTheSameHome() throws IOException {
    Path link = java.nio.file.Files.createSymbolicLink(directory.resolve("link"), directory);
    try (HomeLock lock = HomeLock.take(new Home(directory)).orElseThrow()) {
      assertThat(HomeLock.take(new Home(link))).isEmpty();
    }
  }

  @Test
  void ofAKilledProcessNeitherLockNorAddressIsLeft() throws Exception {
    Home home = new Home(directory);
    try (Other other = new Other(home)) {
      assertThat(other.says()).isEqualTo("has it, taken, here");
      assertThat(HomeLock.take(home)).isEmpty();
      assertThat(HomeLock.bootstrapServer(home)).contains("here");

      other.process.destroyForcibly().waitFor();
    }

    assertThat(HomeLock.isTaken(home)).isFalse();
    assertThat(HomeLock.bootstrapServer(home)).isEmpty();
    HomeLock.take(home).orElseThrow().close();
  }

  /** Another process, which tries to take the home, says what it sees, and waits for its end. */
  private record Other(Process process, BufferedReader words) implements AutoCloseable {

    Other(Home home) throws IOException {
      this(
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-cp",
                  System.getProperty("java.class.path"),
                  Taker.class.getName(),
                  home.toString())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start());
    }

    private Other(Process process) {
      this(process, process.inputReader(StandardCharsets.UTF_8));
    }

    String says() throws IOException {
      return words.readLine();
    }

    @Override
    public void close() throws InterruptedException {
      process.destroyForcibly().waitFor();
    }
  }

  /** What the other process runs. */
  static final class Taker {

    public static void main(String[] arguments) throws IOException {
      Home home = new Home(Path.of(arguments[0]));
      boolean has = HomeLock.take(home).map(lock -> lock.announce("here")).isPresent();
      System.out.println(
          (has ? "has it" : "refused")
              + (HomeLock.isTaken(home) ? ", taken, " : ", free, ")
              + HomeLock.bootstrapServer(home).orElse("no address"));
      System.in.read();
    }
  }
}
