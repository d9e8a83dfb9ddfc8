package org.waymark.ingest;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.waymark.ingest.check.EventCheck;
import org.waymark.ingest.log.EventLog;
import org.waymark.ingest.source.Source;
import org.waymark.ingest.vault.Vault;

/**
 * Imports sources, lines, tables and resources of FHIR: events and rejects out to the log. Prints
 * nothing.
 */
public final class EventImport {

  private final EventCheck check;
  private final EventLog log;
  private final Optional<Edge> edge;

  /**
   * Imports lines into a log, and no tables.
   *
   * @param check that every line goes through
   * @param log that stays open
   */
  public EventImport(EventCheck check, EventLog log) {
    this.check = check;
    this.log = log;
    this.edge = Optional.empty();
  }

  /**
   * Imports lines and tables into a log.
   *
   * @param check that every line goes through
   * @param log that stays open
   * @param vault that gives people their keys, and stays open
   * @param tables how they are read
   */
  public EventImport(EventCheck check, EventLog log, Vault vault, TableSettings tables) {
    this.check = check;
    this.log = log;
    this.edge = Optional.of(new Edge(vault, tables));
  }

  /** What tables need. */
  record Edge(Vault vault, TableSettings tables) {}

  /**
   * Imports sources one after the other, under one id. Returns when the log has acknowledged
   * everything.
   *
   * @param stop asked before every line; when it says yes, reading ends, and what was sent is
   *     flushed
   * @throws org.waymark.ingest.source.NotTextException when a source is no text; the sources before
   *     it are imported
   * @throws org.waymark.ingest.table.TableException when a source is no table that can be read
   * @throws org.waymark.ingest.mapping.MappingException when nothing says what a table means
   * @throws org.waymark.ingest.log.EventLogException when the log did not take everything
   * @throws IOException when a source cannot be read; what stood before is imported
   */
  public ImportResult run(List<Source> sources, Progress progress, BooleanSupplier stop)
      throws IOException {
    ImportRun run = new ImportRun(new ImportRun.Ends(check, log, edge), progress, stop);
    try {
      run.look(sources);
      for (int i = 0; i < sources.size(); i++) {
        run.read(i + 1, sources.get(i));
      }
      run.takeBack();
    } finally {
      log.flush();
    }
    return run.result();
  }
}
