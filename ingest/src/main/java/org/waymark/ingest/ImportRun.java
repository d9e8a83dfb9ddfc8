package org.waymark.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.waymark.ingest.CheckedLines.CheckedLine;
import org.waymark.ingest.EventImport.Edge;
import org.waymark.ingest.check.Checked.Accepted;
import org.waymark.ingest.check.Checked.Refused;
import org.waymark.ingest.check.EventCheck;
import org.waymark.ingest.fhir.FhirDrafts;
import org.waymark.ingest.fhir.FhirDrafts.About;
import org.waymark.ingest.fhir.Index;
import org.waymark.ingest.fhir.ResourceCount;
import org.waymark.ingest.log.EventLog;
import org.waymark.ingest.mapping.Context;
import org.waymark.ingest.mapping.Mapping.Mapped;
import org.waymark.ingest.source.Lines;
import org.waymark.ingest.source.Sniff;
import org.waymark.ingest.source.Source;
import org.waymark.ingest.table.TableFile;
import org.waymark.ingest.table.TableFormat;
import org.waymark.ingest.vault.Asker;
import org.waymark.schemas.reject.Reject;
import org.waymark.schemas.reject.RejectReason;

/** The state of one import while it runs. */
final class ImportRun {

  private static final int FIRST_REJECTS = 20;
  private static final int LINES_BETWEEN_CALLS = 1000;

  private final EventCheck check;
  private final EventLog log;
  private final Optional<Edge> edge;
  private final Optional<TableRun> tables;
  private boolean anyErased;
  private final Progress progress;
  private final BooleanSupplier stop;

  private final String importId = ImportId.mint();
  private final Map<RejectReason, Long> rejectedByReason = new EnumMap<>(RejectReason.class);
  private final List<Reject> firstRejects = new ArrayList<>();
  private final List<Part> parts = new ArrayList<>();
  private final Index index = new Index();
  private final ResourceCount resources = new ResourceCount();
  private long accepted;
  private long rejected;
  private long bytesOfEarlierSources;
  private boolean stopped;
  private Rows.Gone gone = Rows.Gone.KEPT;

  /** What an import runs between. */
  record Ends(EventCheck check, EventLog log, Optional<Edge> edge) {}

  ImportRun(Ends ends, Progress progress, BooleanSupplier stop) {
    this.check = ends.check();
    this.log = ends.log();
    this.edge = ends.edge();
    this.anyErased = edge.map(at -> at.vault().hasErased()).orElse(false);
    this.tables = edge.map(this::tableRun);
    this.progress = progress;
    this.stop = stop;
  }

  /** Reads a source to its end, or until the import is stopped. */
  void read(int file, Source source) throws IOException {
    if (isStopped()) {
      return;
    }
    try (InputStream in = source.opener().open()) {
      if (source.format() == TableFormat.JSONL) {
        readLines(file, in);
      } else if (source.format() == TableFormat.FHIR) {
        readResources(file, in);
        bytesOfEarlierSources += Math.max(0, source.sizeBytes());
        report(0);
      } else {
        readTables(file, source.format(), in);
        bytesOfEarlierSources += Math.max(0, source.sizeBytes());
        report(0);
      }
    } catch (ClosedByInterruptException e) {
      stopped = true; // it waited for the source when it was asked to stop
    }
  }

  /** Reads what resources of FHIR say of each other; they are read once more after that. */
  void look(List<Source> sources) throws IOException {
    for (int i = 0; i < sources.size(); i++) {
      if (sources.get(i).format() == TableFormat.FHIR && !isStopped()) {
        try (InputStream in = sources.get(i).opener().open()) {
          index.read(i + 1, in);
        } catch (ClosedByInterruptException e) {
          stopped = true; // it waited for the source when it was asked to stop
        }
      }
    }
  }

  /** Takes back what is gone of sources that hold all there is, once all of them are read. */
  void takeBack() {
    Optional<LocalDate> until = edge.flatMap(at -> at.tables().completeUntil());
    if (until.isPresent() && tables.isPresent() && !isStopped()) {
      gone = tables.get().takeBack((int) until.get().toEpochDay());
    }
  }

  private void readLines(int file, InputStream in) throws IOException {
    parts.add(new Part(file, 0));
    try (CheckedLines lines = new CheckedLines(new Lines(Sniff.text(file, in)), check)) {
      for (CheckedLine line = lines.next(); line != null && !isStopped(); line = lines.next()) {
        take(parts.size(), line);
        if ((accepted + rejected) % LINES_BETWEEN_CALLS == 0) {
          report(lines.bytesRead());
        }
      }
      report(lines.bytesRead());
      bytesOfEarlierSources += lines.bytesRead();
    }
  }

  private void readTables(int file, TableFormat format, InputStream in) throws IOException {
    Edge at = edge.orElseThrow(() -> new IllegalStateException("tables need a vault"));
    TableSettings settings = at.tables();
    Context context =
        new Context(at.vault().secrets(), settings.programs(), settings.program(), Instant.now());
    try (TableFile open = format.open(in)) {
      for (Mapped table : settings.mapping().of(open.tables(), context).mapped()) {
        parts.add(new Part(file, format == TableFormat.CSV ? 0 : table.number()));
        tables
            .orElseThrow()
            .read(parts.size(), table.drafts(), TableRun.Fates.NONE, this::isStopped);
        report(0);
      }
    }
  }

  private void readResources(int file, InputStream in) throws IOException {
    Edge at = edge.orElseThrow(() -> new IllegalStateException("resources need a vault"));
    Context context = at.tables().resources(at.vault().secrets(), Instant.now());
    parts.add(new Part(file, 0));
    FhirDrafts drafts = new FhirDrafts(file, in, new About(context, index, resources));
    try {
      tables.orElseThrow().read(parts.size(), drafts, drafts::fate, this::isStopped);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private TableRun tableRun(Edge at) {
    Keys keys = new Keys(at.vault(), new Asker(Asker.Role.IMPORTER, importId));
    return new TableRun(
        check,
        at.vault(),
        keys,
        new TableRun.Sink() {
          @Override
          public void send(Accepted event) {
            log.send(event.key(), event.event(), importId);
            accepted++;
          }

          @Override
          public void refuse(int source, long line, Refused refused) {
            reject(source, line, refused);
          }

          @Override
          public void flush() {
            log.flush();
          }
        });
  }

  /** What came of it so far. */
  ImportResult result() {
    Rows rows = tables.map(run -> run.result(gone)).orElse(Rows.NONE);
    return new ImportResult(
        importId,
        accepted,
        rejectedByReason,
        firstRejects,
        parts,
        rows,
        resources.counts(),
        !stopped);
  }

  private boolean isStopped() {
    stopped |= stop.getAsBoolean();
    return stopped;
  }

  private void take(int source, CheckedLine line) {
    if (line.checked() instanceof Accepted event && isErased(event)) {
      reject(source, line.number(), new Refused(RejectReason.ERASED, null));
    } else if (line.checked() instanceof Accepted event) {
      log.send(event.key(), event.event(), importId);
      accepted++;
    } else if (line.checked() instanceof Refused refused) {
      reject(source, line.number(), refused);
    }
  }

  private boolean isErased(Accepted event) {
    return anyErased
        && edge.map(at -> at.vault().isErased(event.key().participantKey())).orElse(false);
  }

  private void reject(int source, long line, Refused refused) {
    Reject reject = new Reject(importId, source, line, refused.reason(), refused.field());
    log.reject(reject);
    progress.refused(parts.get(source - 1), reject);
    rejected++;
    rejectedByReason.merge(refused.reason(), 1L, Long::sum);
    if (firstRejects.size() < FIRST_REJECTS) {
      firstRejects.add(reject);
    }
  }

  private void report(long bytesOfSource) {
    anyErased = edge.map(at -> at.vault().hasErased()).orElse(false); // perhaps meanwhile
    progress.at(bytesOfEarlierSources + bytesOfSource, accepted, rejected);
  }
}
