package org.waymark.app.bench;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** What can be measured by itself. */
public enum Part {
  IMPORT(ImportPart::run),
  CSV(CsvPart::run),
  FOLD(FoldPart::run),
  REPORT(ReportPart::run),
  START(StartPart::run);

  private final Run run;

  Part(Run run) {
    this.run = run;
  }

  @FunctionalInterface
  private interface Run {
    List<Measure> on(Workbench bench) throws IOException, InterruptedException;
  }

  /** One run; the same measures in the same order every time. */
  List<Measure> run(Workbench bench) throws IOException, InterruptedException {
    return run.on(bench);
  }

  /** As the command line spells it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
