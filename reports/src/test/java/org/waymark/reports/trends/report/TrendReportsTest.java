package org.waymark.reports.trends.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waymark.reports.format.OutputFormat;
import org.waymark.reports.publication.Publication;
import org.waymark.reports.publication.Shelf;

/** The reports on trends, out of publications that are spelt out. */
class TrendReportsTest {

  private static final String LOW_THEN_HIGH =
      "20/40 22/40 19/40 21/40 20/40 23/40 19/40 20/40 22/40 21/40 19/40 22/40"
          + " 21/40 too_few 35/40";

  private static final YearMonth JANUARY = YearMonth.of(2025, 1);
  private static final YearMonth FEBRUARY = YearMonth.of(2025, 2);

  @TempDir Path directory;
  private Shelf shelf = new Shelf(Path.of("unset"));

  @BeforeEach
  void aProgramWithTwoIndicators() {
    shelf =
        new Shelf(directory)
            .program("harbor", "Harbor House")
            .months("harbor", "S1", "2025-01", "10/20 11/20 too_few")
            .months("harbor", "E1", "2025-01", LOW_THEN_HIGH)
            .provisional();
  }

  private static String overview(Publication publication) {
    StringWriter out = new StringWriter();
    OverviewReport.write(publication, Optional.empty(), OutputFormat.CSV.writer(out));
    return out.toString();
  }

  private static String trend(Publication publication) {
    StringWriter out = new StringWriter();
    TrendReport.of(publication, "harbor", "e1").write(OutputFormat.CSV.writer(out));
    return out.toString();
  }

  @Test
  void theOverviewHasARowForEveryIndicatorEmpowermentFirst() throws IOException {
    assertThat(overview(shelf.publish()))
        .isEqualTo(
            """
            program_id,family,indicator,name,period,value,unit,people,variation,why,limits,state,flags,publication,as_of
            harbor,Empowerment,E1,Decisions made by or with the person,2026-03-01,0.875000,share,40,improvement,outside the limits,frozen at 12 values,provisional,,1,2026-01-15
            harbor,Self-determination,S1,Goals the person brought,2025-02-01,0.550000,share,20,common cause,2025-03-01: too few,"trial, 2 of 12 values",final,,1,2026-01-15
            """);
  }

  @Test
  void theOverviewSaysHowManyMarksChanceMakes() throws IOException {
    List<String> below =
        OverviewReport.write(
            shelf.publish(), Optional.of("harbor"), OutputFormat.CSV.writer(new StringWriter()));
    assertThat(below)
        .startsWith(
            "Charts with limits: 2. Marked on the newest point: 1.",
            "Had nothing changed anywhere, chance alone would mark none or 1 of them: no alarm on one point.");
  }

  @Test
  void whereNothingIsShownTheOverviewSaysWhy() throws IOException {
    shelf.program("mesa", "Mesa").months("mesa", "E1", "2025-01", "too_few not_collected");
    assertThat(overview(shelf.publish()))
        .contains(
            "mesa,Empowerment,E1,Decisions made by or with the person,,,share,,cannot tell,not collected,none,,,1,");
  }

  @Test
  void theTrendHasARowForEveryPeriodWithItsLines() throws IOException {
    assertThat(trend(shelf.publish()).lines())
        .hasSize(16)
        .contains(
            "harbor,E1,2026-02-01,,share,,,,,,,cannot tell,too few,frozen at 12 values,\"XmR, rules of NHSRplotthedots 0.2.2, screened\",too_few,,,");
  }

  @Test
  void aRebaseGivesNewLimitsFromTheNextPublicationOn() throws IOException {
    Publication first = shelf.publish();
    String before = trend(first);
    Publication second = shelf.rebase("harbor", "E1", "2026-01", "a new team").publish();
    assertThat(trend(second)).contains(",a new team\n").isNotEqualTo(before);
    assertThat(trend(first)).isEqualTo(before).doesNotContain("a new team");
  }

  @Test
  void aRebaseOfAnotherIndicatorChangesNothing() throws IOException {
    String before = trend(shelf.publish());
    assertThat(trend(shelf.rebase("harbor", "S1", "2025-02", "a new form").publish()))
        .isEqualTo(before);
  }

  @Test
  void theWordsAboveNameTheVariantAndTheDecision() throws IOException {
    shelf.rebase("harbor", "E1", "2025-04", "a new team");
    assertThat(TrendReport.of(shelf.publish(), "harbor", "E1").above())
        .startsWith(
            "E1 Decisions made by or with the person, harbor (publication 1, as of 2026-01-15)")
        .contains(
            "begins anew 2025-04-01: a new team",
            "limits: trial, 11 of 12 values, begun anew 2025-04-01; XmR, rules of NHSRplotthedots 0.2.2, screened");
  }

  @Test
  void whatIsNotThereIsSaid() throws IOException {
    Publication publication = shelf.publish();
    assertThatThrownBy(() -> TrendReport.of(publication, "nowhere", "E1"))
        .hasMessage("there is no program nowhere; there are: harbor");
    assertThatThrownBy(() -> TrendReport.of(publication, "harbor", "X9"))
        .hasMessageContaining("there is no indicator X9");
    assertThatThrownBy(() -> TrendReport.of(publication, "harbor", "E2"))
        .hasMessage("publication 1 holds nothing of E2 of harbor");
  }

  private Shelf sevenPrograms() {
    return new Shelf(directory)
        .program("p1", "Mesa")
        .program("p2", "Dune")
        .program("p3", "Cliff")
        .program("p4", "Bay")
        .program("p5", "Arroyo")
        .program("p6", "Lake")
        .program("p7", "Hidden")
        .program("p8", "Isle")
        .program("p9", "Kelp")
        .months("p1", "S3", "2025-01", "63/80")
        .months("p2", "S3", "2025-01", "41/60")
        .months("p3", "S3", "2025-01", "55/70")
        .months("p4", "S3", "2025-01", "100/140 40/50")
        .months("p5", "S3", "2025-01", "28/30")
        .months("p6", "S3", "2025-01", "90/150 too_few")
        .months("p7", "S3", "2025-01", "too_few")
        .months("p8", "S3", "2025-01", "9/12")
        .months("p9", "S3", "2025-01", "12/25");
  }

  private static String sideBySide(Publication publication, String own) {
    StringWriter out = new StringWriter();
    SideBySideReport.write(
        publication,
        new SideBySideReport.Query("S3", Optional.of(own), JANUARY, FEBRUARY),
        OutputFormat.CSV.writer(out));
    return out.toString();
  }

  /** The example of the specification: av 438/617. */
  @Test
  void programsStandByNameAndAreLabelledOnlyOutsideAndForOnesOwn() throws IOException {
    assertThat(
            sideBySide(sevenPrograms().publish(), "p1")
                .lines()
                .skip(1)
                .map(line -> line.split(",", -1))
                .map(row -> row[0] + " " + row[2] + " " + row[3] + " " + row[7] + " " + row[12]))
        .containsExactly(
            "Arroyo 1 1 0.709887 above the limits of 95 %",
            "Bay 2 2 0.709887 ",
            "Cliff 1 1 0.709887 ",
            "Dune 1 1 0.709887 ",
            "Isle 1 1 0.709887 ",
            "Kelp 1 1 0.709887 below the limits of 95 %",
            "Lake 2 1 0.709887 below the limits of 95 %",
            "Mesa 1 1 0.709887 your program: within the limits");
  }

  @Test
  void fewerThanFiveProgramsAreAnsweredWithWords() throws IOException {
    StringWriter out = new StringWriter();
    List<String> words =
        SideBySideReport.write(
            shelf.publish(),
            new SideBySideReport.Query("E1", Optional.empty(), JANUARY, FEBRUARY),
            OutputFormat.CSV.writer(out));
    assertThat(words).singleElement().asString().startsWith("Cannot tell: something is shown of 1");
    assertThat(out.toString()).hasLineCount(1);
  }

  @Test
  void onlyPeriodsThatLieInTheTimeAsAWholeAreAddedUp() throws IOException {
    Publication publication = sevenPrograms().publish();
    StringWriter out = new StringWriter();
    SideBySideReport.write(
        publication,
        new SideBySideReport.Query("S3", Optional.empty(), JANUARY, JANUARY),
        OutputFormat.CSV.writer(out));
    assertThat(out.toString()).contains("Bay,p4,1,1,100,140,");
  }

  @Test
  void whatIsNoShareDoesNotStandSideBySide() throws IOException {
    Publication publication = shelf.publish();
    SideBySideReport.Query query =
        new SideBySideReport.Query("F4", Optional.empty(), JANUARY, FEBRUARY);
    assertThatThrownBy(
            () ->
                SideBySideReport.write(
                    publication, query, OutputFormat.CSV.writer(new StringWriter())))
        .hasMessage("F4 is no share (per person): only shares stand side by side");
  }

  @Test
  void monthsTheWrongWayRoundAreRefused() {
    assertThatThrownBy(() -> new SideBySideReport.Query("S3", Optional.empty(), FEBRUARY, JANUARY))
        .hasMessageContaining("the first month comes after the last");
  }
}
