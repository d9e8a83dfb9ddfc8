package org.waymark.app.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.waymark.app.backup.Backup;
import org.waymark.app.backup.Backup.VaultKey;
import org.waymark.reports.replay.Numbers;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code waymark backup}: a copy of a home. */
@Command(
    name = "backup",
    description = {
      "Copies the home: the log with every event, the vault, the publications, who may sign in.",
      "What can be made again from the log is left out, and what it held is noted, so that restore",
      "can tell whether it holds the same. Nothing else may run on the home meanwhile.",
      "The vault's key is left out too, unless asked for: keep it somewhere else, or who finds the",
      "backup finds the people. Files that wait on the upload page are not in it: they hold names."
    })
final class BackupCommand implements Callable<Integer> {

  private static final double MIB = 1 << 20;

  @ParentCommand private WaymarkCommand root;

  @Parameters(paramLabel = "DIR", description = "A directory that is not there yet.")
  private Path target = Path.of("");

  @Option(names = "--with-key", description = "With the key of the vault.")
  private boolean withKey;

  /** The answer for programs. */
  private record Answer(
      String directory, long files, long bytes, long events, List<Numbers> numbers) {}

  @Override
  public Integer call() throws IOException, InterruptedException {
    root.openLake().close(); // only to say how to begin where there is nothing
    Terminal terminal = new Terminal(System.err);
    terminal.progress("starting", -1, "");
    Backup.Made made =
        new Backup(root.home(), target)
            .make(withKey ? VaultKey.INCLUDED : VaultKey.LEFT_OUT, watcher(terminal));
    terminal.clear();
    root.answer(
        new Answer(
            made.directory().toString(), made.files(), made.bytes(), made.events(), made.numbers()),
        String.format(
            Locale.ROOT,
            "%s: %,d files, %,.1f MiB, %,d events%s",
            made.directory(),
            made.files(),
            made.bytes() / MIB,
            made.events(),
            withKey ? "" : "; the vault's key is not in it"));
    return ExitCode.DONE;
  }

  private static Backup.Watcher watcher(Terminal terminal) {
    return new Backup.Watcher() {
      @Override
      public void copied(long bytes, long all) {
        terminal.progress(
            "copying", all == 0 ? 1 : (double) bytes / all, size(bytes) + " of " + size(all));
      }

      @Override
      public void forEvents(long missing) {
        terminal.progress("folding", -1, String.format(Locale.ROOT, "%,d events to come", missing));
      }
    };
  }

  /** Bytes for people. */
  static String size(long bytes) {
    return String.format(Locale.ROOT, "%,.1f MiB", bytes / MIB);
  }
}
