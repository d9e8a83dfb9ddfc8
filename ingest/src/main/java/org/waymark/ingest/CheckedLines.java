package org.waymark.ingest;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.waymark.ingest.check.Checked;
import org.waymark.ingest.check.Checked.Refused;
import org.waymark.ingest.check.EventCheck;
import org.waymark.ingest.source.Lines;
import org.waymark.schemas.reject.RejectReason;

/**
 * Lines in their order, each with what its check came to. All cores check, a few blocks ahead of
 * what was given out; only what can be read without waiting is read ahead, so no line waits for the
 * ones behind it.
 */
final class CheckedLines implements AutoCloseable {

  private static final int CORES = Runtime.getRuntime().availableProcessors();
  private static final int MOST_AHEAD = 2 * CORES;

  private final Lines lines;
  private final EventCheck check;
  private final ExecutorService cores = Executors.newFixedThreadPool(CORES, CheckedLines::daemon);
  private final Deque<CompletableFuture<List<CheckedLine>>> ahead = new ArrayDeque<>();
  private final Deque<CheckedLine> given = new ArrayDeque<>();
  private @Nullable IOException failure;

  CheckedLines(Lines lines, EventCheck check) {
    this.lines = lines;
    this.check = check;
  }

  /** A line and what it is. */
  record CheckedLine(long number, Checked checked) {}

  /**
   * The next line, or null at the end.
   *
   * @throws IOException when the source cannot be read; the lines before were given out
   */
  @Nullable CheckedLine next() throws IOException {
    while (given.isEmpty()) {
      readAhead();
      CompletableFuture<List<CheckedLine>> first = ahead.poll();
      if (first == null) {
        return null;
      }
      given.addAll(first.join());
    }
    return given.poll();
  }

  /** How many bytes of the source are read, up to some blocks more than were given out. */
  long bytesRead() {
    return lines.bytesRead();
  }

  /** Reads at least one block if none is under way, and throws if there was none to be read. */
  private void readAhead() throws IOException {
    try {
      boolean more = failure == null;
      while (more && (ahead.isEmpty() || (ahead.size() < MOST_AHEAD && lines.isReady()))) {
        more = lines.next();
        if (more) {
          List<Line> block = block();
          ahead.add(CompletableFuture.supplyAsync(() -> checked(block), cores));
        }
      }
    } catch (IOException e) {
      failure = e;
    }
    if (failure != null && ahead.isEmpty()) {
      throw failure;
    }
  }

  /** Leaves what was read ahead. */
  @Override
  public void close() {
    cores.shutdownNow();
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "check");
    thread.setDaemon(true);
    return thread;
  }

  /** Copies the lines that stand in the buffer, from the one that the cursor is at. */
  private List<Line> block() {
    List<Line> block = new ArrayList<>();
    do {
      block.add(Line.at(lines));
    } while (lines.nextInBuffer());
    return block;
  }

  private List<CheckedLine> checked(List<Line> block) {
    return block.stream().map(line -> line.checked(check)).toList();
  }

  /** A copy of a line; of one that is too large there are no bytes. */
  @SuppressWarnings("ArrayRecordComponent") // read once, by one thread
  private record Line(long number, byte @Nullable [] bytes) {

    static Line at(Lines lines) {
      int end = lines.offset() + lines.length();
      return new Line(
          lines.number(),
          lines.tooLarge() ? null : Arrays.copyOfRange(lines.buffer(), lines.offset(), end));
    }

    CheckedLine checked(EventCheck check) {
      return new CheckedLine(
          number, bytes == null ? new Refused(RejectReason.TOO_LARGE, null) : check.check(bytes));
    }
  }
}
