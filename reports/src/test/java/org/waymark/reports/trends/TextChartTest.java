package org.waymark.reports.trends;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.waymark.schemas.catalogue.Indicator.Direction;

class TextChartTest {

  private static String draw(Trend trend) {
    return String.join("\n", TextChart.of(trend));
  }

  @Test
  void drawsTheSeriesOfTheSpecification() {
    assertThat(draw(Trend.of(Given.contact(), Given.months("2024-01", Given.RISE), List.of())))
        .isEqualTo(
            """
                                                                   +

                                                               +     +
                72.69 =====================================+=====+====
                      ...............................+.+.+...+........
                                                 + +
                           o       o     o     +
                61.08 -o---------o-----o------------------------------
                             o       o       o
                         o     o           o
                      ................................................

                49.48 ================================================
                      2024-01-01                            2025-12-01

            + improvement   o common cause   = limits   . near lines   - mean""");
  }

  @Test
  void drawsGapsARebaseAndSharesInPerCent() {
    assertThat(
            draw(
                Trend.of(
                    Given.share(Direction.DOWN),
                    Given.months(
                        "2025-01", "20/40 22/40 too_few 19/40 21/40 30/40 33/40 31/40 32/40"),
                    List.of(Given.rebase("2025-06")))))
        .isEqualTo(
            """
               92.0 %           |=======
                                |.......
                                |  o
               78.8 %           |----o-o
                                |o
                                |.......
               65.5 % ====  ====|=======
                      ....  ....|
                         o      |
                      -o--  ---o|
                             o  |
                      ....  ....|
                      ====  ====|
                      2025-01-01 2025-09-01

            o common cause   = limits   . near lines   - mean   | begins anew""");
  }

  @Test
  void drawsValuesWithoutLimits() {
    assertThat(draw(Trend.of(Given.contact(), Given.months("2025-01", "3 too_few 5"), List.of())))
        .isEqualTo(
            """
                 5.00      ?











                 3.00  ?
                      2025-01-01 2025-03-01

            ? a value without limits""");
  }

  @Test
  void isNeverWiderThanATerminal() {
    Trend trend =
        Trend.of(
            Given.contact(),
            Given.months("2020-01", (Given.RISE + " " + Given.RISE + " " + Given.RISE)),
            List.of());
    assertThat(TextChart.of(trend)).allSatisfy(line -> assertThat(line.length()).isLessThan(81));
  }

  @Test
  void drawsNothingOfNothing() {
    assertThat(TextChart.of(Trend.of(Given.contact(), List.of(), List.of()))).isEmpty();
  }
}
