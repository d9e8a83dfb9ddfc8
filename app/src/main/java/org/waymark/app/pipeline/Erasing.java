package org.waymark.app.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.time.Duration;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.waymark.app.erasure.ErasureWork;
import org.waymark.app.home.Home;
import org.waymark.ingest.vault.Vault;

/**
 * Carries out the orders to erase people that stand in the vault: those that a process left that
 * died, before anything else starts, and new ones as they come. A file of the home says that there
 * may be one, so that nobody opens the vault in vain.
 */
final class Erasing implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Erasing.class);
  private static final Duration PAUSE = Duration.ofMillis(300);
  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(60);

  private final Home home;
  private final ErasureWork work;
  private final Thread thread = new Thread(this::watch, "erasing");
  private volatile boolean running = true;
  private volatile @Nullable Exception failure;

  Erasing(Home home, ErasureWork work) {
    this.home = home;
    this.work = work;
    thread.setDaemon(true);
  }

  /** Says that an order may stand in the vault: to be called before it is given, and after. */
  static void ask(Home home) throws IOException {
    try {
      Files.createFile(home.erasing());
    } catch (FileAlreadyExistsException e) {
      return; // somebody else has asked, or it is the second time
    }
  }

  /**
   * Carries out what stands there, to its end.
   *
   * @throws IllegalStateException when it cannot be done; the orders stay
   */
  void finishOpen() {
    try {
      erase();
    } catch (IOException e) {
      throw new UncheckedIOException("an erasure that was ordered cannot be carried out", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptException(e);
    }
  }

  private void erase() throws IOException, InterruptedException {
    if (Files.notExists(home.erasing())) {
      return;
    }
    try (Vault vault = Vault.open(home.vault())) {
      work.run(vault.erasures());
      Files.deleteIfExists(home.erasing());
      if (!vault.erasures().open().isEmpty()) {
        ask(home); // given while the last one ended
      }
    }
  }

  /** Carries out what comes from now on, in a thread of its own. */
  Erasing start() {
    thread.start();
    return this;
  }

  private void watch() {
    try {
      while (running) {
        erase();
        Thread.sleep(PAUSE.toMillis());
      }
    } catch (InterruptedException | InterruptException e) {
      LOG.debug("asked to stop; what is not done is taken up at the next start");
    } catch (IOException | RuntimeException e) {
      failure = e;
      LOG.error("an erasure has stopped; it is taken up at the next start", e);
    }
  }

  /**
   * Fails if an erasure has.
   *
   * @throws IllegalStateException with the reason
   */
  void check() {
    Exception reason = failure;
    if (reason != null) {
      throw new IllegalStateException(
          "an erasure has stopped, and is taken up when Waymark starts again", reason);
    }
  }

  @Override
  public void close() {
    running = false;
    thread.interrupt();
    try {
      thread.join(CLOSE_LIMIT.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
