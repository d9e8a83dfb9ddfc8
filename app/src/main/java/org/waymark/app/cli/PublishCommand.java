package org.waymark.app.cli;

import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.waymark.app.pipeline.Publishing;
import org.waymark.reports.publication.CellsDifferException;
import org.waymark.reports.publication.Manifest;
import org.waymark.reports.publication.Publisher.Outcome;
import org.waymark.reports.publication.Publisher.Published;
import org.waymark.schemas.lake.Lake;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code waymark publish}: what managers see. */
@Command(
    name = "publish",
    description = {
      "Audits what is in the lake, hides small cells, and writes all cells as the next publication.",
      "A publication is a numbered set of files that never changes; reports read the newest."
    })
final class PublishCommand implements Callable<Integer> {

  /** Where the day begins first. */
  private static final ZoneOffset FIRST = ZoneOffset.ofHours(14);

  @ParentCommand private WaymarkCommand root;

  @Option(
      names = "--as-of",
      paramLabel = "YYYY-MM-DD",
      description = "The day that decides what has ended and what is final (default: today).")
  private Optional<LocalDate> asOf = Optional.empty();

  /** The answer for programs. */
  private record Answer(
      int number, String as_of, boolean made, long cells, long shown, String digest) {}

  @Override
  public Integer call() throws IOException {
    asOf.filter(day -> day.isAfter(LocalDate.now(FIRST)))
        .ifPresent(
            day -> {
              throw new CommandException(day + " has not come yet, so nothing can be final by it");
            });
    try (Lake lake = root.openLake()) {
      // Only to say how to begin where there is nothing.
      lake.head();
    }
    Terminal terminal = new Terminal(System.err);
    try {
      Published published =
          new Publishing(root.home()).publish(asOf.orElseGet(Publishing::today), terminal::part);
      terminal.clear();
      root.answer(answer(published), words(published));
      return ExitCode.DONE;
    } catch (CellsDifferException e) {
      terminal.say("waymark: " + e.getMessage());
      return ExitCode.CELLS_DIFFER;
    }
  }

  /** A publication in a sentence. */
  static String words(Published published) {
    Manifest manifest = published.publication().manifest();
    return published.outcome() == Outcome.THERE_ALREADY
        ? "publication %d has the same, as of %s: nothing new to publish"
            .formatted(manifest.number(), manifest.asOf())
        : String.format(
            Locale.ROOT,
            "publication %d, as of %s: %,d cells, %,d of them shown",
            manifest.number(),
            manifest.asOf(),
            manifest.cells(),
            manifest.shown());
  }

  private static Answer answer(Published published) {
    Manifest manifest = published.publication().manifest();
    return new Answer(
        manifest.number(),
        manifest.asOf(),
        published.outcome() == Outcome.MADE,
        manifest.cells(),
        manifest.shown(),
        manifest.digest());
  }
}
