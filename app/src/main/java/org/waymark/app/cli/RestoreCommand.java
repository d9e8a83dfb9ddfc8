package org.waymark.app.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.waymark.app.backup.Restore;
import org.waymark.app.backup.Restore.Restored;
import org.waymark.app.backup.Restore.Secrets;
import org.waymark.reports.replay.Numbers;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code waymark restore}: a home made of a backup. */
@Command(
    name = "restore",
    description = {
      "Makes a home of a backup: looks first whether every file is as it was written, copies them",
      "into an empty home, folds the whole log, audits every number, and compares with what the",
      "backup was made with. Until it has come to its end no other command uses the home; stopped",
      "and run again it begins anew. This is also how a home moves to another place."
    })
final class RestoreCommand implements Callable<Integer> {

  @ParentCommand private WaymarkCommand root;

  @Parameters(paramLabel = "DIR", description = "The directory that waymark backup made.")
  private Path backup = Path.of("");

  @Option(
      names = "--vault-key",
      paramLabel = "FILE",
      description = "The key of the vault, if the backup does not hold it.")
  private Optional<Path> vaultKey = Optional.empty();

  @Option(
      names = "--erased",
      paramLabel = "FILE",
      description = "The list of the erased of a newer vault (waymark erase --list).")
  private Optional<Path> erased = Optional.empty();

  /** The answer for programs. */
  private record Answer(
      long files,
      long bytes,
      long audit_differing,
      int erased_again,
      List<String> tables_differing,
      List<Numbers> numbers) {}

  @Override
  public Integer call() throws IOException, InterruptedException {
    Terminal terminal = new Terminal(System.err);
    Restored restored =
        new Restore(backup, root.home()).run(new Secrets(vaultKey, erased()), watcher(terminal));
    terminal.clear();
    root.answer(
        new Answer(
            restored.files(),
            restored.bytes(),
            restored.rebuilt().wrong(),
            restored.rebuilt().erasedAgain(),
            restored.differing(),
            restored.rebuilt().numbers()),
        words(restored));
    return restored.rebuilt().wrong() == 0 && restored.differing().isEmpty()
        ? ExitCode.DONE
        : ExitCode.CELLS_DIFFER;
  }

  private List<String> erased() throws IOException {
    return erased.isPresent() ? EraseCommand.listed(erased.get()) : List.of();
  }

  private String words(Restored restored) {
    StringBuilder words = new StringBuilder();
    words.append(
        String.format(Locale.ROOT, "%-20s %14s %14s%n", "table", "rows at backup", "rows now"));
    for (Numbers now : restored.rebuilt().numbers()) {
      long before =
          restored.before().stream()
              .filter(numbers -> numbers.table().equals(now.table()))
              .mapToLong(Numbers::rows)
              .sum();
      words.append(
          String.format(
              Locale.ROOT,
              "%-20s %,14d %,14d%s%n",
              now.table(),
              before,
              now.rows(),
              restored.differing().contains(now.table()) ? "  differs" : ""));
    }
    words.append(
        String.format(Locale.ROOT, "audit: %,d cells differ%n", restored.rebuilt().wrong()));
    if (restored.rebuilt().erasedAgain() > 0) {
      words.append(
          "%d people who were erased since the backup are erased again%n"
              .formatted(restored.rebuilt().erasedAgain()));
    }
    words.append(
        restored.differing().isEmpty()
            ? root.home() + " holds what the backup was made with"
            : root.home()
                + " is restored, but does not come to the same numbers: another version of the"
                + " software counts otherwise, or the tables before were wrong");
    return words.toString();
  }

  private static Restore.Watcher watcher(Terminal terminal) {
    return new Restore.Watcher() {
      @Override
      public void done(String what, long bytes, long all) {
        terminal.progress(
            what,
            all == 0 ? 1 : (double) bytes / all,
            BackupCommand.size(bytes) + " of " + BackupCommand.size(all));
      }

      @Override
      public void forEvents(long missing) {
        terminal.progress("folding", -1, String.format(Locale.ROOT, "%,d events to come", missing));
      }
    };
  }
}
