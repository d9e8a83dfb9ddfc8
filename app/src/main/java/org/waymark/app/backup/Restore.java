package org.waymark.app.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.waymark.app.access.OwnerOnly;
import org.waymark.app.home.Home;
import org.waymark.app.home.HomeInUseException;
import org.waymark.app.home.HomeLock;
import org.waymark.app.kafka.KafkaSettings;
import org.waymark.app.pipeline.Erasures;
import org.waymark.app.pipeline.Pipeline;
import org.waymark.app.pipeline.Rebuild;
import org.waymark.ingest.vault.Vault;
import org.waymark.reports.replay.Numbers;
import org.waymark.schemas.step.Steps;

/**
 * Makes a home of a backup. Until it has come to its end the home bears a mark, and no other
 * command uses it; done again it begins anew.
 *
 * @param backup the directory of the backup
 * @param home an empty one
 */
public record Restore(Path backup, Home home) {

  private static final int MOST_NAMED = 10;

  /** What may lie in an empty home. */
  private static final Set<String> NOTHING = Set.of("waymark.lock", "waymark.log");

  /**
   * What a backup may not hold.
   *
   * @param vaultKey the file with the key of the vault, if the backup does not hold it
   * @param erased the list of the erased of a newer vault; empty if there is none
   */
  public record Secrets(Optional<Path> vaultKey, List<String> erased) {
    /** Copies the list. */
    public Secrets {
      erased = List.copyOf(erased);
    }
  }

  /** Hears how far it is. */
  public interface Watcher extends Pipeline.Waiting {
    /** So many bytes of all are looked at, or copied. */
    void done(String what, long bytes, long all);
  }

  /**
   * What came of it.
   *
   * @param before the numbers that the backup was made with
   * @param rebuilt what the log came to
   */
  public record Restored(long files, long bytes, List<Numbers> before, Rebuild rebuilt) {

    /** Copies the list. */
    public Restored {
      before = List.copyOf(before);
    }

    /** The tables that do not hold what they held. */
    public List<String> differing() {
      return before.stream()
          .filter(numbers -> !rebuilt.numbers().contains(numbers))
          .map(Numbers::table)
          .toList();
    }
  }

  /**
   * Looks whether the backup is whole, copies it, and makes the tables from its log.
   *
   * @param secrets where the key of the vault is, and who was erased since
   * @throws BackupException when the backup is damaged, or the home holds something
   */
  public Restored run(Secrets secrets, Watcher watcher) throws IOException, InterruptedException {
    Restored restored = restore(secrets, watcher);
    if (restored.rebuilt().erasedAgain() > 0) {
      new Erasures(home, KafkaSettings.EMBEDDED).resume(() -> watcher.forEvents(0));
    }
    return restored;
  }

  private Restored restore(Secrets secrets, Watcher watcher)
      throws IOException, InterruptedException {
    Manifest manifest = Manifest.read(backup);
    Optional<Path> vaultKey = secrets.vaultKey();
    requireKey(manifest, vaultKey);
    requireWhole(manifest, watcher);
    try (HomeLock lock =
        HomeLock.takeToRestore(home).orElseThrow(() -> new HomeInUseException(home))) {
      requireEmpty();
      copy(manifest, vaultKey, watcher);
      Steps.reached("restore.files-copied");
      Rebuild rebuilt =
          Rebuild.of(
              lock, home, new Rebuild.Log(manifest.newestGeneration(), secrets.erased()), watcher);
      Steps.reached("restore.folded");
      Files.delete(home.restoring());
      return new Restored(manifest.files().size(), manifest.bytes(), manifest.numbers(), rebuilt);
    }
  }

  /** Without its key a vault cannot even tell who was erased. */
  private static void requireKey(Manifest manifest, Optional<Path> vaultKey) {
    boolean vault = manifest.files().stream().anyMatch(file -> file.path().startsWith("vault/"));
    if (vault && !manifest.vaultKey() && vaultKey.isEmpty() && !Vault.hasKeyFromEnvironment()) {
      throw new BackupException(
          "the backup holds a vault without its key: say where that is with  --vault-key FILE ,"
              + " or set WAYMARK_VAULT_KEY");
    }
  }

  private void requireWhole(Manifest manifest, Watcher watcher) throws IOException {
    List<String> damaged = new ArrayList<>();
    long done = 0;
    for (Copied file : manifest.files()) {
      what(file).ifPresent(damaged::add);
      done += file.bytes();
      watcher.done("checking", done, manifest.bytes());
    }
    if (!damaged.isEmpty()) {
      throw new BackupException(
          "the backup is damaged, and nothing was restored: %d of %d files: %s%s"
              .formatted(
                  damaged.size(),
                  manifest.files().size(),
                  String.join("; ", damaged.subList(0, Math.min(MOST_NAMED, damaged.size()))),
                  damaged.size() > MOST_NAMED ? "; ..." : ""));
    }
  }

  private Optional<String> what(Copied expected) throws IOException {
    Path file = backup.resolve(expected.path());
    try {
      return Copied.of(file, expected.path()).equals(expected)
          ? Optional.empty()
          : Optional.of(file + " is not as it was written");
    } catch (NoSuchFileException e) {
      return Optional.of(file + " is missing");
    }
  }

  /** What an earlier restore left that did not come to its end is removed. */
  private void requireEmpty() throws IOException {
    if (Files.exists(home.restoring())) {
      for (Path part :
          List.of(home.log(), home.state(), home.lake(), home.vault(), home.published())) {
        Trees.remove(part);
      }
      Files.deleteIfExists(home.erasing());
      Files.deleteIfExists(home.tokens());
      Files.deleteIfExists(home.looks());
      home.prepare();
    }
    try (Stream<Path> files = Files.list(home.directory())) {
      List<Path> there = files.filter(file -> !isNothing(file)).sorted().toList();
      if (!there.isEmpty()) {
        throw new BackupException(
            home + " is not empty (" + there.get(0).getFileName() + "): restore into another home");
      }
    }
  }

  private boolean isNothing(Path file) {
    if (NOTHING.contains(file.getFileName().toString()) || file.equals(home.restoring())) {
      return true;
    }
    try (Stream<Path> below = Files.isDirectory(file) ? Files.list(file) : Stream.of(file)) {
      return below.findAny().isEmpty();
    } catch (IOException e) {
      throw new BackupException("cannot look at " + file, e);
    }
  }

  private void copy(Manifest manifest, Optional<Path> vaultKey, Watcher watcher)
      throws IOException, InterruptedException {
    OwnerOnly.create(home.restoring());
    Manifest.sync(home.directory());
    List<String> paths = manifest.files().stream().map(Copied::path).toList();
    List<Copied> copied =
        Trees.copy(
            backup, paths, home.directory(), (bytes, all) -> watcher.done("copying", bytes, all));
    if (!copied.equals(manifest.files())) {
      throw new BackupException("the backup was changed while it was copied: restore it again");
    }
    if (vaultKey.isPresent()) {
      Path target = home.directory().resolve(HomeFiles.VAULT_KEY);
      Files.deleteIfExists(target);
      Copied.copy(vaultKey.get(), target, HomeFiles.VAULT_KEY);
    }
    if (Vault.exists(home.vault())) {
      Vault.open(home.vault()).close(); // fails now if the key is another vault's
    }
  }
}
