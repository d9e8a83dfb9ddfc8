package org.waymark.reports.pages.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waymark.reports.pages.Texts;
import org.waymark.reports.pages.figure.IntervalFigure.Bar;
import org.waymark.reports.pages.figure.IntervalFigure.Between;
import org.waymark.reports.pages.figure.IntervalFigure.Kind;
import org.waymark.reports.pages.figure.IntervalFigure.Value;
import org.waymark.reports.publication.Shelf;
import org.waymark.reports.trends.Trend;
import org.waymark.reports.trends.report.TrendReport;

/** The drawings, byte by byte: look at them in a browser when they are made anew. */
class FigureTest {

  private static final Path GOLDEN = Path.of("src/test/resources/org/waymark/reports/pages/figure");
  private static final Texts TEXTS = new Texts(Locale.UK);
  private static final Caption CAPTION =
      new Caption("figure", "Choices & \"theirs\"", "What <it> shows.");

  @TempDir Path directory;

  private Trend trend(String cells) throws IOException {
    Shelf shelf =
        new Shelf(directory)
            .program("harbor", "Harbor House")
            .months("harbor", "E1", "2024-01", cells)
            .provisional()
            .rebase("harbor", "E1", "2025-05", "a new team");
    return TrendReport.of(shelf.publish(), "harbor", "E1").trend();
  }

  private Trend longTrend() throws IOException {
    return trend(
        "20/40 22/40 19/40 21/40 20/40 23/40 19/40 20/40 22/40 21/40 19/40 22/40 21/40 too_few"
            + " 35/40 3/40 20/40 21/40 withheld withheld 24/40");
  }

  private static void isGolden(String name, String svg) throws IOException {
    Path file = GOLDEN.resolve(name + ".svg");
    if (Boolean.getBoolean("golden.refresh")) {
      Files.createDirectories(GOLDEN);
      Files.writeString(file, svg + "\n");
    }
    assertThat(svg + "\n")
        .as(file + " is other than it was; -Dtest.argLine=-Dgolden.refresh=true makes it anew")
        .isEqualTo(Files.readString(file));
  }

  @Test
  void drawsALargeTrend() throws IOException {
    isGolden("trend-large", TrendFigure.large(longTrend(), CAPTION, TEXTS));
  }

  @Test
  void drawsASmallTrend() throws IOException {
    isGolden("trend-small", TrendFigure.small(longTrend(), CAPTION, TEXTS));
  }

  @Test
  void drawsSharesWithTheirIntervals() throws IOException {
    isGolden(
        "intervals", IntervalFigure.of(bars(), Kind.SHARE, CAPTION, value -> TEXTS.percent(value)));
  }

  @Test
  void drawsNumbersAsPoints() throws IOException {
    isGolden(
        "numbers",
        IntervalFigure.of(bars(), Kind.NUMBER, CAPTION, value -> TEXTS.number(value, 1)));
  }

  @Test
  void drawsProgramsByName() throws IOException {
    Between usual = new Between(0.4, 0.6);
    Between widest = new Between(0.35, 0.65);
    List<SideFigure.Row> rows =
        List.of(
            new SideFigure.Row("Anchor <House>", "within", 0.5, usual, widest),
            new SideFigure.Row("B".repeat(40), "above", 0.8, usual, widest));
    isGolden("side", SideFigure.of(rows, 0.52, CAPTION, value -> TEXTS.percent(value)));
  }

  @Test
  void aGapIsABandThatSaysWhyAndNothingElse() throws IOException {
    String svg = TrendFigure.large(trend("12/20 too_few 14/20"), CAPTION, TEXTS);
    assertThat(svg.split("class=\"hit\"", -1)).hasSize(3);
    assertThat(svg).contains("<title>too few people</title>");
  }

  @Test
  void drawsOnePeriodAndNoneThatIsShown() throws IOException {
    assertThat(TrendFigure.large(trend("12/20"), CAPTION, TEXTS)).doesNotContain("NaN", "Infinity");
  }

  @Test
  void drawsASeriesOfWhichNothingIsShown() throws IOException {
    assertThat(TrendFigure.large(trend("too_few withheld"), CAPTION, TEXTS))
        .doesNotContain("NaN", "Infinity", "class=\"hit\"");
  }

  private static List<Bar> bars() {
    return List.of(
        new Bar(
            "Jan 2025",
            "January: 50%",
            Optional.of(new Value(0.5, Optional.of(new Between(0.4, 0.6)), Fill.FULL))),
        new Bar("Feb 2025", "too few people", Optional.empty()),
        new Bar(
            "Mar 2025", "March: 70%", Optional.of(new Value(0.7, Optional.empty(), Fill.HOLLOW))));
  }
}
