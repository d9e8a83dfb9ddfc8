package org.waymark.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.ClosedByInterruptException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.waymark.ingest.check.Checked;
import org.waymark.ingest.check.Checked.Accepted;
import org.waymark.ingest.check.Checked.Refused;
import org.waymark.ingest.check.EventCheck;
import org.waymark.ingest.log.EventLog;
import org.waymark.ingest.source.Lines;
import org.waymark.ingest.source.Sniff;
import org.waymark.ingest.source.Source;
import org.waymark.schemas.reject.Reject;
import org.waymark.schemas.reject.RejectReason;

/** The state of one import while it runs. */
final class ImportRun {

  private static final int FIRST_REJECTS = 20;
  private static final int LINES_BETWEEN_CALLS = 1000;

  private final EventCheck check;
  private final EventLog log;
  private final Progress progress;
  private final BooleanSupplier stop;

  private final String importId = ImportId.mint();
  private final Map<RejectReason, Long> rejectedByReason = new EnumMap<>(RejectReason.class);
  private final List<Reject> firstRejects = new ArrayList<>();
  private long accepted;
  private long rejected;
  private long bytesOfEarlierSources;
  private boolean stopped;

  ImportRun(EventCheck check, EventLog log, Progress progress, BooleanSupplier stop) {
    this.check = check;
    this.log = log;
    this.progress = progress;
    this.stop = stop;
  }

  /** Reads a source to its end, or until the import is stopped. */
  void read(int number, Source source) throws IOException {
    if (isStopped()) {
      return;
    }
    try (InputStream in = source.opener().open()) {
      Lines lines = new Lines(Sniff.text(number, in));
      while (lines.next() && !isStopped()) {
        take(number, lines);
        if ((accepted + rejected) % LINES_BETWEEN_CALLS == 0) {
          report(lines.bytesRead());
        }
      }
      report(lines.bytesRead());
      bytesOfEarlierSources += lines.bytesRead();
    } catch (ClosedByInterruptException e) {
      stopped = true; // it waited for the source when it was asked to stop
    }
  }

  /** What came of it so far. */
  ImportResult result() {
    return new ImportResult(importId, accepted, rejectedByReason, firstRejects, !stopped);
  }

  private boolean isStopped() {
    stopped |= stop.getAsBoolean();
    return stopped;
  }

  private void take(int source, Lines lines) {
    if (lines.tooLarge()) {
      reject(source, lines.number(), new Refused(RejectReason.TOO_LARGE, null));
      return;
    }
    Checked checked = check.check(lines.buffer(), lines.offset(), lines.length());
    if (checked instanceof Accepted event) {
      log.send(event.key(), event.event(), importId);
      accepted++;
    } else if (checked instanceof Refused refused) {
      reject(source, lines.number(), refused);
    }
  }

  private void reject(int source, long line, Refused refused) {
    Reject reject = new Reject(importId, source, line, refused.reason(), refused.field());
    log.reject(reject);
    rejected++;
    rejectedByReason.merge(refused.reason(), 1L, Long::sum);
    if (firstRejects.size() < FIRST_REJECTS) {
      firstRejects.add(reject);
    }
  }

  private void report(long bytesOfSource) {
    progress.at(bytesOfEarlierSources + bytesOfSource, accepted, rejected);
  }
}
