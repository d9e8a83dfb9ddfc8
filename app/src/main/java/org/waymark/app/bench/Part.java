package org.waymark.app.bench;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** What can be measured by itself. */
public enum Part {
  IMPORT(
      "JSON lines to log and lake, beside a bare producer and DuckDB's reading.", ImportPart::run),
  CSV("A table to the log, new and unchanged, beside DuckDB's reading.", CsvPart::run),
  FOLD("Replay, lake's writer, disk, beside a bare consumer and DuckDB's counting.", FoldPart::run),
  FRESHNESS(
      "1,000 events a second until they can be read, beside the waits on purpose.",
      FreshnessPart::run),
  REPORT(
      "The report beside its SQL on an ideal file; a page beside the same bytes.", ReportPart::run),
  AUDIT("An audit of all events and a publication, beside one scan of the events.", AuditPart::run),
  MEMORY(
      "The peak of real processes at rest, importing, replaying, beside 1.5 GB.", MemoryPart::run),
  START("To the first event and to the first page, beside a bare broker's start.", StartPart::run),
  GROWTH("Replay, report and state at 0.1 to 3 times the events, beside a line.", GrowthPart::run);

  private final String words;
  private final LongRun run;

  Part(String words, Run run) {
    this(words, (bench, telling) -> run.on(bench));
  }

  Part(String words, LongRun run) {
    this.words = words;
    this.run = run;
  }

  @FunctionalInterface
  private interface Run {
    List<Measure> on(Workbench bench) throws IOException, InterruptedException;
  }

  /** A run that tells its steps, and what share of it is done. */
  @FunctionalInterface
  private interface LongRun {
    List<Measure> on(Workbench bench, Bench.Telling telling)
        throws IOException, InterruptedException;
  }

  /** What it measures beside what. */
  public String words() {
    return words;
  }

  /** One run; the same measures in the same order every time. */
  List<Measure> run(Workbench bench, Bench.Telling telling)
      throws IOException, InterruptedException {
    return run.on(bench, telling);
  }

  /** As the command line spells it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
