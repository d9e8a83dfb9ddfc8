package org.waymark.reports.pages;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.waymark.reports.format.OutputFormat;
import org.waymark.reports.format.ResultWriter;
import org.waymark.reports.publication.Publication;
import org.waymark.reports.publication.PublishedReport;
import org.waymark.reports.publication.Report;
import org.waymark.reports.trends.report.OverviewReport;
import org.waymark.reports.trends.report.SideBySideReport;
import org.waymark.reports.trends.report.TrendReport;

/** Each number on a page is the one that the command line prints as CSV, to the last digit. */
class SameNumbersTest {

  private static final Optional<String> HARBOR = Optional.of("harbor");

  @TempDir static Path directory;
  private static Optional<Publication> published = Optional.empty();
  private static Optional<Asked> asked = Optional.empty();

  @BeforeAll
  static void publish() throws IOException {
    published = Optional.of(Towns.shelf(directory).publish());
    asked = Optional.of(Asked.engineer(new Site(directory)));
  }

  private static Publication publication() {
    return published.orElseThrow();
  }

  private static Asked site() {
    return asked.orElseThrow();
  }

  private static List<Map<String, String>> csv(Consumer<ResultWriter> report) {
    StringWriter out = new StringWriter();
    report.accept(OutputFormat.CSV.writer(out));
    return CsvReader.builder().ofNamedCsvRecord(out.toString()).stream()
        .map(NamedCsvRecord::getFieldsAsMap)
        .<Map<String, String>>map(LinkedHashMap::new)
        .toList();
  }

  /** The table has these rows, in the columns that it has. */
  private static void holds(Element table, List<Map<String, String>> rows) {
    List<Map<String, String>> shown = Asked.rows(table);
    assertThat(shown).isNotEmpty();
    List<String> columns = List.copyOf(shown.get(0).keySet());
    assertThat(columns).hasSizeGreaterThan(5);
    assertThat(shown)
        .usingRecursiveFieldByFieldElementComparator()
        .isEqualTo(
            rows.stream()
                .map(
                    row -> {
                      Map<String, String> some = new LinkedHashMap<>();
                      columns.forEach(column -> some.put(column, row.getOrDefault(column, "-")));
                      return some;
                    })
                .toList());
  }

  @ParameterizedTest
  @EnumSource(Report.class)
  void aReportsPagesHoldItsRows(Report report) {
    PublishedReport.Choice choice =
        new PublishedReport.Choice(HARBOR, Optional.empty(), Optional.empty());
    List<Map<String, String>> all =
        csv(writer -> PublishedReport.write(publication(), report, choice, writer));
    String address = "/reports/" + report.title() + "?program=harbor";
    if (report == Report.FREE_TO_TAKE_PART) {
      holds(site().first("table", address), all);
      return;
    }
    assertThat(all).isNotEmpty();
    for (Map<String, String> one : all.stream().map(SameNumbersTest::series).distinct().toList()) {
      String indicator = text(one, "indicator").isEmpty() ? "cells" : text(one, "indicator");
      String part = URLEncoder.encode(text(one, "part"), StandardCharsets.UTF_8);
      holds(
          site().first("table", address + "&indicator=" + indicator + "&part=" + part),
          all.stream().filter(row -> series(row).equals(one)).toList());
    }
  }

  private static String text(Map<String, String> row, String column) {
    return row.getOrDefault(column, "");
  }

  private static Map<String, String> series(Map<String, String> row) {
    return Map.of("indicator", text(row, "indicator"), "part", text(row, "part"));
  }

  @Test
  void theTableOfPartsHoldsTheNewestPeriod() {
    PublishedReport.Choice choice =
        new PublishedReport.Choice(HARBOR, Optional.empty(), Optional.empty());
    holds(
        site().page("/reports/preferences?program=harbor&indicator=S3").select("table").get(1),
        csv(writer -> PublishedReport.write(publication(), Report.PREFERENCES, choice, writer))
            .stream()
            .filter(row -> text(row, "indicator").equals("S3"))
            .filter(row -> text(row, "period").equals("2025-03-01"))
            .toList());
  }

  @Test
  void monthsChooseTheSameRows() {
    YearMonth february = YearMonth.of(2025, 2);
    PublishedReport.Choice choice =
        new PublishedReport.Choice(HARBOR, Optional.of(february), Optional.of(february));
    holds(
        site()
            .first(
                "table", "/reports/indicators?program=harbor&indicator=E1&from=2025-02&to=2025-02"),
        csv(writer -> PublishedReport.write(publication(), Report.INDICATORS, choice, writer))
            .stream()
            .filter(row -> text(row, "indicator").equals("E1"))
            .toList());
  }

  @Test
  void theOverviewHoldsItsRows() {
    holds(
        site().first("table", "/?program=harbor"),
        csv(writer -> OverviewReport.write(publication(), HARBOR, writer)));
  }

  @Test
  void aTrendHoldsItsRows() {
    for (String indicator : List.of("E1", "S4", "F4")) {
      holds(
          site().first("table", "/trend/" + indicator + "?program=harbor"),
          csv(writer -> TrendReport.of(publication(), "harbor", indicator).write(writer)));
    }
  }

  @Test
  void programsSideBySideHoldTheirRows() {
    SideBySideReport.Query query =
        new SideBySideReport.Query("S3", HARBOR, YearMonth.of(2025, 1), YearMonth.of(2025, 3));
    holds(
        site()
            .first(
                "table",
                "/programs-side-by-side?indicator=S3&program=harbor&from=2025-01&to=2025-03"),
        csv(writer -> SideBySideReport.write(publication(), query, writer)));
  }
}
