package org.waymark.reports.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.waymark.reports.format.OutputFormat;
import org.waymark.reports.publication.Publication;
import org.waymark.reports.publication.PublishedReport;
import org.waymark.reports.publication.Report;
import org.waymark.reports.publication.Shelf;

/** Two programs, one of them named as a formula, and one cell that is hidden. */
class ExportTest {

  private static final String FORMULA = "=HYPERLINK(\"http://example.org\")";

  @TempDir static Path directory;
  private static Optional<Publication> published = Optional.empty();

  @BeforeAll
  static void publish() throws IOException {
    Shelf shelf = new Shelf(directory).program("harbor", FORMULA);
    for (String id : List.of("harbor", "b", "c", "d", "e")) {
      shelf.months(id, "S3", "2025-01", "12/20 13/20 too_few 15/21");
    }
    for (String id : List.of("b", "c", "d", "e")) {
      shelf.program(id, "Program " + id);
    }
    shelf.rebase("harbor", "S3", "2025-02", "-1 as a reason");
    published = Optional.of(shelf.publish());
  }

  private static Publication published() {
    return published.orElseThrow();
  }

  private static PublishedReport.Choice ofHarbor(Optional<YearMonth> from, Optional<YearMonth> to) {
    return new PublishedReport.Choice(Optional.of("harbor"), from, to);
  }

  private static Export trend() {
    return new Export(
        Export.TREND, Optional.of("S3"), ofHarbor(Optional.empty(), Optional.empty()));
  }

  private static Export sideBySide() {
    return new Export(
        Export.SIDE_BY_SIDE,
        Optional.of("S3"),
        ofHarbor(Optional.of(YearMonth.of(2025, 1)), Optional.of(YearMonth.of(2025, 12))));
  }

  private static Export of(String report) {
    return switch (report) {
      case Export.TREND -> trend();
      case Export.SIDE_BY_SIDE -> sideBySide();
      default -> new Export(report, Optional.empty(), ofHarbor(Optional.empty(), Optional.empty()));
    };
  }

  private static String csv(Export export) {
    return new String(export.keep(published(), ExportFormat.CSV).bytes(), StandardCharsets.UTF_8);
  }

  private static List<Row> sheet(Export export, int index) throws IOException {
    byte[] bytes = export.keep(published(), ExportFormat.XLSX).bytes();
    try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(bytes))) {
      return book.getSheet(index).orElseThrow().read();
    }
  }

  static List<String> names() {
    return Export.names();
  }

  @ParameterizedTest
  @EnumSource(Report.class)
  void theCsvIsThatOfTheReport(Report report) {
    StringWriter direct = new StringWriter();
    PublishedReport.write(
        published(),
        report,
        ofHarbor(Optional.empty(), Optional.empty()),
        OutputFormat.CSV.writer(direct));
    assertThat(csv(of(report.title()))).isEqualTo(direct.toString());
  }

  @ParameterizedTest
  @MethodSource("names")
  void theWorkbookHoldsTheRowsOfTheCsv(String name) throws IOException {
    long lines = csv(of(name)).lines().count();
    assertThat(sheet(of(name), 0)).hasSize(Math.toIntExact(lines));
    assertThat(sheet(of(name), 1).get(0).getCellText(1)).isEqualTo(of(name).question());
  }

  @Test
  void numbersAreNumbersAndHiddenOnesAreNothing() throws IOException {
    List<Row> rows = sheet(of("preferences"), 0);
    List<String> columns = rows.get(0).stream().map(Cell::getText).toList();
    int numerator = columns.indexOf("numerator");
    assertThat(rows.get(1).getCell(numerator).getType()).isEqualTo(CellType.NUMBER);
    assertThat(rows.get(1).getCellAsNumber(numerator).orElseThrow().intValue()).isEqualTo(12);
    assertThat(rows.get(3).getCellText(columns.indexOf("status"))).isEqualTo("too_few");
    assertThat(rows.get(3).getCellText(numerator)).isEmpty();
  }

  @Test
  void saysWhatItIsBesideTheRows() throws IOException {
    List<String> about =
        sheet(of("preferences"), 1).stream().map(row -> row.getCellText(1)).toList();
    assertThat(about)
        .contains("preferences", "harbor", "1", "2026-01-15")
        .anyMatch(line -> line.startsWith("S3  Preferences honoured"))
        .anyMatch(line -> line.startsWith("too_few: "));
  }

  @Test
  void noTextOfACsvBeginsAsAFormula() {
    assertThat(csv(sideBySide())).contains("\"'=HYPERLINK(\"\"http").doesNotContain("\n=");
    assertThat(csv(trend())).contains(",'-1 as a reason");
  }

  @Test
  void aTextOfAWorkbookIsAText() throws IOException {
    assertThat(sheet(sideBySide(), 0).stream().map(row -> row.getCell(0)))
        .filteredOn(cell -> cell.getText().equals(FORMULA))
        .singleElement()
        .satisfies(cell -> assertThat(cell.getType()).isEqualTo(CellType.STRING));
  }

  @Test
  void theNameSaysReportProgramAndPublication() {
    assertThat(trend().fileName(published(), ExportFormat.XLSX))
        .isEqualTo("waymark-trend-S3-harbor-publication-1.xlsx");
  }

  @Test
  void saysWhatIsMissing() {
    assertThatThrownBy(() -> of("preference"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("there is no report preference; there are: change, ");
    assertThatThrownBy(() -> new Export(Export.TREND, Optional.empty(), of("trust").choice()))
        .hasMessageContaining("give both");
  }
}
