package org.waymark.app;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.waymark.app.demo.DemoLog;
import org.waymark.ingest.program.Programs;
import org.waymark.ingest.program.ProgramsFile;
import org.waymark.reports.format.OutputFormat;
import org.waymark.reports.indicators.Grain;
import org.waymark.reports.indicators.IndicatorReport.Query;
import org.waymark.reports.lake.Beside;
import org.waymark.reports.lake.Cut;
import org.waymark.reports.publication.Publication;
import org.waymark.reports.publication.Publications;
import org.waymark.reports.publication.PublishedReport;
import org.waymark.reports.publication.Publisher;
import org.waymark.reports.publication.Report;
import org.waymark.reports.publication.Source;
import org.waymark.reports.spells.SpellReport;
import org.waymark.reports.spells.SpellRows;
import org.waymark.schemas.catalogue.Catalogue;
import org.waymark.schemas.catalogue.Indicator;
import org.waymark.schemas.lake.Head;

/** All reports, of made-up programs and of the reference logs, without a broker. */
@Tag("long")
class PublishedReportsTest {

  private static final LocalDate DAY = LocalDate.of(2025, 7, 1);

  @TempDir static Path directory;
  private static Optional<Publication> demo = Optional.empty();

  @BeforeAll
  static void publishMadeUpPrograms() throws IOException {
    demo = Optional.of(publish("demo", madeUp(), DAY));
  }

  /** What lines come to, which never changes. */
  private record Fixed(Cut cut) implements Source {

    @Override
    public Cut open(Beside beside) {
      return cut;
    }

    @Override
    public Optional<List<String>> peopleAt(Head head) {
      return Optional.empty();
    }
  }

  /** Of no program do enough made-up people answer a scale for a report on change. */
  @ParameterizedTest
  @EnumSource(value = Report.class, names = "CHANGE", mode = EnumSource.Mode.EXCLUDE)
  void everyReportShowsNumbersOfMadeUpPrograms(Report report) {
    assertThat(csv(demo(), report)).containsPattern("\\d\\.\\d{6},");
  }

  @ParameterizedTest
  @EnumSource(Report.class)
  void everyReportPrintsForEyes(Report report) {
    StringWriter table = new StringWriter();
    List<String> notes =
        PublishedReport.writeWithNotes(demo(), report, all(), OutputFormat.TABLE.writer(table));
    assertThat(table.toString()).startsWith("program_id ");
    assertThat(notes).allMatch(line -> line.length() <= 100).anyMatch(line -> !line.isBlank());
  }

  @Test
  void everyReportPrintsTheReferenceLog() throws Exception {
    try (var in = Files.newInputStream(Reference.PROGRAMS)) {
      Programs programs = Programs.of(ProgramsFile.read(in));
      Path lake = Files.createDirectories(directory.resolve("log-1"));
      Cut cut = FoldedLake.of(lake, programs, Reference.lines("log-1"));
      Publication published = publish("reference", cut, LocalDate.of(2026, 1, 1));
      for (Report report : Report.values()) {
        assertThat(csv(published, report).lines()).as(report.title()).hasSizeGreaterThan(1);
      }
    }
  }

  @Test
  void theSameEventsGiveTheSameBytes() throws IOException {
    Publication again = publish("again", madeUp(), DAY);
    assertThat(again.manifest().files()).isEqualTo(demo().manifest().files());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // What is counted, and the parts that must come to it.
        "E4 denominator by with for",
        "E4 numerator by with",
        "S4 denominator voluntary encouraged required",
        "S4 numerator voluntary encouraged",
        "S8 numerator safety policy resource legal"
      })
  void thePartsComeToTheWhole(String rule) {
    String[] words = rule.split(" ");
    String parts =
        List.of(words).subList(2, words.length).stream()
            .map("'%s'"::formatted)
            .collect(joining(", "));
    assertThat(
            sql(
                """
                SELECT count(*) AS shown, count(*) FILTER (sum <> whole) AS wrong
                FROM (
                  SELECT
                    max(%1$s) FILTER (part IS NULL) AS whole,
                    sum(numerator) FILTER (part IN (%2$s)) AS sum
                  FROM published_cells
                  WHERE indicator = '%3$s' AND status = 'shown'
                  GROUP BY program_id, period
                )
                WHERE sum IS NOT NULL"""
                    .formatted(words[1], parts, words[0])))
        .matches("shown,wrong\n[1-9]\\d*,0\n");
  }

  @Test
  void theReasonsComeToWhatWasNotHonoured() {
    assertThat(
            sql(
                """
                SELECT
                  count(*) FILTER (reasons = 5) AS shown,
                  count(*) FILTER (reasons = 5 AND sum + unknown <> left_over) AS wrong
                FROM (
                  SELECT
                    max(denominator - numerator) FILTER (part IS NULL) AS left_over,
                    sum(numerator) FILTER (part <> 'pending') AS sum,
                    max(unknown) FILTER (part = 'other') AS unknown,
                    count(*) FILTER (part <> 'pending') AS reasons
                  FROM published_cells
                  WHERE indicator = 'S3' AND status = 'shown'
                  GROUP BY program_id, period
                )"""))
        .matches("shown,wrong\n[1-9]\\d*,0\n");
  }

  @Test
  void whatLastsIsPublishedAsItIsCounted() throws IOException {
    StringWriter live = new StringWriter();
    List<String> ids =
        Catalogue.SPELL.stream().map(Indicator::id).filter(id -> !id.equals("O7")).toList();
    try (Cut cut = madeUp()) {
      YearMonth first = SpellReport.firstMonth(cut).orElseThrow();
      Query query = Query.asOf(DAY).from(first).by(Grain.MONTH).ofProgram("harbor");
      SpellRows.write(
          SpellReport.run(cut, query, ids, SpellReport.DEFAULT_SCALE),
          OutputFormat.CSV.writer(live));
    }
    assertThat(
            csv(demo(), Report.SPELLS)
                .lines()
                .filter(line -> line.startsWith("program_id,") || line.startsWith("harbor,"))
                .filter(line -> !line.contains(",O7,")))
        .containsExactlyElementsOf(live.toString().lines().toList());
  }

  private static Cut madeUp() throws IOException {
    DemoLog log = new DemoLog(400, 12, 1, DAY.minusDays(1));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    log.writeTo(out);
    return FoldedLake.of(
        Files.createTempDirectory(directory, "lake"),
        Programs.of(log.programs()),
        out.toString(StandardCharsets.UTF_8).lines().toList());
  }

  private static Publication publish(String name, Cut cut, LocalDate day) throws IOException {
    Publications publications = new Publications(directory.resolve(name));
    return new Publisher(publications, new Fixed(cut), "test").publish(day, day).publication();
  }

  private static String csv(Publication publication, Report report) {
    StringWriter out = new StringWriter();
    PublishedReport.write(publication, report, all(), OutputFormat.CSV.writer(out));
    return out.toString();
  }

  private static String sql(String query) {
    StringWriter out = new StringWriter();
    try (Cut files = Cut.of(demo().beside())) {
      files.query(query, OutputFormat.CSV.writer(out));
    }
    return out.toString();
  }

  private static PublishedReport.Choice all() {
    return new PublishedReport.Choice(Optional.empty(), Optional.empty(), Optional.empty());
  }

  private static Publication demo() {
    return demo.orElseThrow();
  }
}
