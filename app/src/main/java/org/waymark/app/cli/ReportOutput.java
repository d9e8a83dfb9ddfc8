package org.waymark.app.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.waymark.reports.export.ExportFormat;
import org.waymark.reports.format.OutputFormat;
import org.waymark.reports.pages.Texts;
import org.waymark.reports.pages.board.BoardSheet;
import org.waymark.reports.pages.board.Paper;
import org.waymark.reports.pages.board.SheetFile;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** As what a report is wanted, and where it goes. */
final class ReportOutput {

  @Spec(Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--format",
      description =
          "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}); html and pdf are of  board  alone.",
      defaultValue = "table")
  private ReportFormat format = ReportFormat.TABLE;

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "Where it is kept (default: standard output).")
  private Optional<Path> output = Optional.empty();

  @Option(
      names = "--paper",
      description = "Of board as PDF: ${COMPLETION-CANDIDATES} (default: a4).")
  private Optional<Paper> paper = Optional.empty();

  /** Answers are for programs, whatever else was asked for. */
  void asJson() {
    format = ReportFormat.JSON;
  }

  /** Whether it is to be read here and now, with words around it. */
  boolean isForEyes() {
    return format == ReportFormat.TABLE && output.isEmpty();
  }

  /** As rows on standard output. */
  OutputFormat printed() {
    return format
        .printed()
        .filter(rows -> output.isEmpty())
        .orElseThrow(
            () ->
                wrong(
                    "with --live and --recorded-by rows are printed: --format table, csv or json,"
                        + " and no --output"));
  }

  /** As a table that is kept. */
  ExportFormat kept() {
    if (paper.isPresent()) {
      throw wrong("--paper is of  board");
    }
    ExportFormat kept =
        format
            .kept()
            .orElseThrow(
                () ->
                    wrong(
                        format == ReportFormat.TABLE
                            ? "--output keeps a file: --format csv, json or xlsx"
                            : "only  board  is a page: --format table, csv, json or xlsx"));
    requireReader();
    return kept;
  }

  /** Fails unless the board sheet can be what was asked for. */
  void checkBoard() {
    if (format != ReportFormat.HTML && format != ReportFormat.PDF) {
      throw wrong("the board sheet is a page: --format html or pdf, and --output FILE");
    }
    if (paper.isPresent() && format == ReportFormat.HTML) {
      throw wrong("--paper is of PDF: of a page of HTML the printer knows its paper");
    }
    requireReader();
  }

  /** Writes the board sheet. */
  void write(BoardSheet sheet, Locale locale) {
    Texts texts = new Texts(locale);
    write(
        format == ReportFormat.PDF
            ? SheetFile.pdf(sheet, texts, paper.orElse(Paper.A4))
            : SheetFile.html(sheet, texts).getBytes(StandardCharsets.UTF_8));
  }

  /** Writes a file, or to standard output. */
  void write(byte[] bytes) {
    if (output.isEmpty()) {
      System.out.write(bytes, 0, bytes.length);
      System.out.flush();
      return;
    }
    try {
      Files.write(output.get(), bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to " + output.get(), e);
    }
  }

  private void requireReader() {
    if (!format.isText() && output.isEmpty() && StandardOutput.isTerminal()) {
      throw wrong("a terminal cannot show " + format + ": name a file with --output FILE");
    }
  }

  private ParameterException wrong(String rule) {
    return new ParameterException(spec.commandLine(), rule);
  }
}
