package org.waymark.app.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.waymark.app.access.OwnerOnly;
import org.waymark.app.home.Home;
import org.waymark.app.home.HomeInUseException;
import org.waymark.app.home.HomeLock;
import org.waymark.app.kafka.KafkaSettings;
import org.waymark.app.kafka.KafkaTopics;
import org.waymark.app.pipeline.Pipeline;
import org.waymark.app.pipeline.Software;
import org.waymark.reports.lake.Cut;
import org.waymark.reports.replay.Numbers;
import org.waymark.schemas.lake.Head;
import org.waymark.schemas.lake.Lake;
import org.waymark.schemas.step.Steps;

/**
 * Copies a home: its log, byte for byte, so that every record keeps its place; vault, publications
 * and who may sign in. Lake and state are left out, since they are made from the log; what they
 * hold is noted, to be compared. Nothing else may run on the home meanwhile.
 *
 * @param home a home with a log of its own
 * @param target a directory that is not there yet
 */
public record Backup(Home home, Path target) {

  /** Whether the key of the vault goes with it: who has both has the names behind the keys. */
  public enum VaultKey {
    LEFT_OUT,
    INCLUDED
  }

  /** Hears how far it is. */
  public interface Watcher extends Pipeline.Waiting {
    /** So many bytes of all are copied. */
    void copied(long bytes, long all);
  }

  /** What was made. */
  public record Made(Path directory, long files, long bytes, long events, List<Numbers> numbers) {
    /** Copies the list. */
    public Made {
      numbers = List.copyOf(numbers);
    }
  }

  /**
   * Makes it. What an earlier one left that never came to its end is removed.
   *
   * @throws BackupException when it cannot be made
   * @throws InterruptedException when interrupted; there is no backup then
   */
  public Made make(VaultKey key, Watcher watcher) throws IOException, InterruptedException {
    if (Files.exists(target)) {
      throw new BackupException(target + " is there already: name a directory that is not");
    }
    if (!Files.isDirectory(home.log())) {
      throw new BackupException(
          "the log of "
              + home
              + " is not in it but in a Kafka cluster: what copies that is the copy of its events");
    }
    try (HomeLock lock = HomeLock.take(home).orElseThrow(() -> new HomeInUseException(home))) {
      State state = state(lock, watcher);
      Path partial = partial();
      List<Copied> files = copy(partial, key, watcher);
      Steps.reached("backup.files-copied");
      Manifest manifest =
          new Manifest(
              Manifest.FORMAT,
              Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
              Software.version(),
              state.newestGeneration(),
              files.stream().anyMatch(file -> file.path().equals(HomeFiles.VAULT_KEY)),
              state.events(),
              state.numbers(),
              files);
      manifest.write(partial);
      Steps.reached("backup.manifest-written");
      Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
      Manifest.sync(Objects.requireNonNull(target.toAbsolutePath().getParent()));
      return new Made(target, files.size(), manifest.bytes(), state.events(), state.numbers());
    }
  }

  private record State(int newestGeneration, long events, List<Numbers> numbers) {}

  /** What the tables hold when they hold all of the log; the broker has stopped in order then. */
  private State state(HomeLock lock, Pipeline.Waiting waiting) throws InterruptedException {
    try (Lake lake = Lake.open(home.lake());
        Pipeline pipeline =
            Pipeline.beneath(lock, home, KafkaSettings.EMBEDDED, lake.generation())) {
      // Of a log that cannot be read a copy is no backup.
      KafkaTopics.readEvents(pipeline.client(), record -> {});
      pipeline.awaitLake(home, waiting);
      Head head = lake.head();
      try (Cut cut = Cut.open(lake)) {
        return new State(
            lake.generations().newest(),
            head.cut().values().stream().mapToLong(Long::longValue).sum(),
            Numbers.of(cut));
      }
    }
  }

  private Path partial() throws IOException {
    Path absolute = target.toAbsolutePath().normalize();
    Path partial = absolute.resolveSibling(absolute.getFileName() + ".partial");
    Trees.remove(partial);
    OwnerOnly.createDirectory(partial);
    return partial;
  }

  private List<Copied> copy(Path partial, VaultKey key, Watcher watcher)
      throws IOException, InterruptedException {
    List<String> paths = new ArrayList<>(HomeFiles.of(home));
    if (key == VaultKey.INCLUDED && Files.exists(home.directory().resolve(HomeFiles.VAULT_KEY))) {
      paths.add(HomeFiles.VAULT_KEY);
    }
    return Trees.copy(home.directory(), paths, partial, watcher::copied);
  }
}
