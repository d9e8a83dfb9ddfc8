package org.waymark.reports.export;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Workbook;
import org.waymark.reports.format.OutputFormat;
import org.waymark.reports.format.ResultWriter;
import org.waymark.reports.publication.Publication;
import org.waymark.reports.publication.PublishedReport;
import org.waymark.reports.publication.Report;
import org.waymark.reports.trends.report.OverviewReport;
import org.waymark.reports.trends.report.SideBySideReport;
import org.waymark.reports.trends.report.TrendReport;

/**
 * A table that can be kept.
 *
 * @param report by its name on the command line: a {@link Report}, or one of the three on trends
 * @param indicator of {@code trend} and {@code programs-side-by-side} alone
 * @param choice which program and months; of {@code programs-side-by-side} the program is one's own
 */
public record Export(String report, Optional<String> indicator, PublishedReport.Choice choice) {

  /** Where every indicator stands. */
  public static final String OVERVIEW = "overview";

  /** One indicator against its own past. */
  public static final String TREND = "trend";

  /** Programs by name. */
  public static final String SIDE_BY_SIDE = "programs-side-by-side";

  private static final Map<String, String> ON_TRENDS =
      Map.of(
          OVERVIEW, "where every indicator of a program stands against its own past",
          TREND, "one indicator of a program against its own past",
          SIDE_BY_SIDE, "programs by name, as a funnel, never ranked");

  private static final String ROWS = "Rows";
  private static final String ABOUT = "About";

  /**
   * Fails at the door.
   *
   * @throws IllegalArgumentException when there is no such report, or it needs something else
   */
  public Export {
    boolean months = choice.from().isPresent() || choice.to().isPresent();
    switch (report) {
      case OVERVIEW ->
          refuse(months, "a trend takes all months: from and to would move its limits");
      case TREND -> {
        refuse(
            indicator.isEmpty() || choice.programId().isEmpty(),
            "a trend is of one indicator of one program: give both");
        refuse(months, "a trend takes all months: from and to would move its limits");
      }
      case SIDE_BY_SIDE ->
          refuse(
              indicator.isEmpty() || choice.from().isEmpty() || choice.to().isEmpty(),
              "programs stand side by side in one indicator, from one month to another: give all"
                  + " three");
      default ->
          refuse(
              Report.find(report).isEmpty(),
              "there is no report " + report + "; there are: " + String.join(", ", names()));
    }
  }

  /** All that can be kept, by name. */
  public static List<String> names() {
    return Stream.concat(ON_TRENDS.keySet().stream(), Stream.of(Report.values()).map(Report::title))
        .sorted()
        .toList();
  }

  /**
   * Writes the rows.
   *
   * @return what a reader must know beside them
   * @throws IllegalArgumentException when the publication has no such program or indicator
   */
  public List<String> write(Publication publication, ResultWriter writer) {
    return switch (report) {
      case OVERVIEW -> OverviewReport.write(publication, choice.programId(), writer);
      case TREND -> {
        TrendReport trend =
            TrendReport.of(publication, choice.programId().orElseThrow(), indicator.orElseThrow());
        trend.write(writer);
        yield trend.words();
      }
      case SIDE_BY_SIDE -> SideBySideReport.write(publication, sideBySide(), writer);
      default ->
          PublishedReport.writeWithNotes(
              publication, Report.find(report).orElseThrow(), choice, writer);
    };
  }

  /** The question that it answers, in a line. */
  public String question() {
    return Report.find(report).map(Report::question).orElseGet(() -> onTrends(report));
  }

  /**
   * A file, whole.
   *
   * @param words what a reader must know beside it; a workbook holds them
   */
  public record Kept(byte[] bytes, List<String> words) {}

  /**
   * The whole file.
   *
   * @throws IllegalArgumentException when the publication has no such program or indicator
   */
  public Kept keep(Publication publication, ExportFormat format) {
    return switch (format) {
      case CSV -> text(publication, OutputFormat.CSV);
      case JSON -> text(publication, OutputFormat.JSON);
      case XLSX -> workbook(publication);
    };
  }

  /** A name that says what is in the file. */
  public String fileName(Publication publication, ExportFormat format) {
    return Stream.of(
            Stream.of("waymark", report),
            indicator.stream(),
            Stream.of(choice.programId().orElse("all-programs")),
            Stream.of("publication", Integer.toString(publication.number())))
        .flatMap(part -> part)
        .collect(Collectors.joining("-", "", "." + format));
  }

  private SideBySideReport.Query sideBySide() {
    return new SideBySideReport.Query(
        indicator.orElseThrow(),
        choice.programId(),
        choice.from().orElseThrow(),
        choice.to().orElseThrow());
  }

  private Kept text(Publication publication, OutputFormat format) {
    StringWriter text = new StringWriter();
    ResultWriter rows = format.writer(text);
    List<String> words =
        write(publication, format == OutputFormat.CSV ? new PlainTexts(rows) : rows);
    return new Kept(text.toString().getBytes(StandardCharsets.UTF_8), words);
  }

  private Kept workbook(Publication publication) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Workbook book = new Workbook(bytes, "Waymark", null)) {
      List<String> words = write(publication, new SheetRows(book.newWorksheet(ROWS)));
      About.write(book.newWorksheet(ABOUT), this, publication, words);
      book.finish();
      return new Kept(bytes.toByteArray(), words);
    } catch (IOException e) {
      throw new UncheckedIOException("a workbook cannot be written", e);
    }
  }

  private static String onTrends(String report) {
    return Objects.requireNonNull(ON_TRENDS.get(report));
  }

  private static void refuse(boolean wrong, String rule) {
    if (wrong) {
      throw new IllegalArgumentException(rule);
    }
  }
}
