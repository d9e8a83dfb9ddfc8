package org.waymark.app.pipeline;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.waymark.app.home.Home;
import org.waymark.ingest.EventImport;
import org.waymark.ingest.ImportResult;
import org.waymark.ingest.Progress;
import org.waymark.ingest.TableSettings;
import org.waymark.ingest.check.EventCheck;
import org.waymark.ingest.log.EventLog;
import org.waymark.ingest.program.Programs;
import org.waymark.ingest.source.Source;
import org.waymark.ingest.table.TableFormat;
import org.waymark.ingest.vault.Vault;
import org.waymark.reports.lake.Cut;
import org.waymark.reports.lake.Imports;
import org.waymark.schemas.lake.Lake;

/** An import from its sources into the lake. */
public final class Importing {

  private final Home home;
  private final Pipeline pipeline;

  /** Through a pipeline, into its home. */
  public Importing(Home home, Pipeline pipeline) {
    this.home = home;
    this.pipeline = pipeline;
  }

  /**
   * What became of it.
   *
   * @param result what the log took and what was refused
   * @param repeats how many of the events taken repeat a version that the log already held
   */
  public record Outcome(ImportResult result, long repeats) {

    /** Events that were there before: in the log, or as rows that did not change. */
    public long duplicates() {
      return repeats + result.rows().unchanged();
    }

    /** New versions of events. */
    public long accepted() {
      return result.accepted() - repeats;
    }
  }

  /**
   * Sends sources to the log, waits until they are in the lake, and counts.
   *
   * @param tables how tables are read, and the programs whose events are taken
   * @throws IOException when a source cannot be read; what stood before it is in the log
   * @throws InterruptedException when interrupted while it waits for the lake
   */
  public Outcome run(
      List<Source> sources, TableSettings tables, Progress progress, Pipeline.Waiting waiting)
      throws IOException, InterruptedException {
    ImportResult result;
    try (EventLog log = new EventLog(pipeline.client());
        OpenVault vault = vault(sources)) {
      EventCheck check = new EventCheck(tables.programs(), Clock.systemUTC());
      EventImport imports =
          vault
              .part()
              .map(open -> new EventImport(check, log, open, tables))
              .orElseGet(() -> new EventImport(check, log));
      result = imports.run(sources, progress, () -> Thread.currentThread().isInterrupted());
    }
    if (!result.complete()) {
      return new Outcome(result, 0);
    }
    pipeline.awaitLake(home, waiting);
    try (Lake lake = Lake.open(home.lake());
        Cut cut = Cut.open(lake)) {
      return new Outcome(result, Imports.repeats(cut, result.importId()));
    }
  }

  /**
   * Sends sources, as {@link #run(List, TableSettings, Progress, Pipeline.Waiting)} does, whose
   * tables are as the templates have them.
   */
  public Outcome run(
      List<Source> sources, Programs programs, Progress progress, Pipeline.Waiting waiting)
      throws IOException, InterruptedException {
    return run(sources, TableSettings.of(programs), progress, waiting);
  }

  /** Lines need a vault only to ask about the erased; tables make one. */
  private OpenVault vault(List<Source> sources) throws IOException {
    boolean tables = sources.stream().anyMatch(source -> source.format() != TableFormat.JSONL);
    return tables || Vault.exists(home.vault())
        ? new OpenVault(Optional.of(Vault.open(home.vault())))
        : new OpenVault(Optional.empty());
  }

  /** A vault, if there is one. */
  private record OpenVault(Optional<Vault> part) implements AutoCloseable {
    @Override
    public void close() {
      part.ifPresent(Vault::close);
    }
  }
}
