package org.waymark.reports.statistics.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.waymark.reports.statistics.Share;
import org.waymark.reports.statistics.chart.Funnel.Place;
import org.waymark.reports.statistics.chart.Funnel.Placed;
import org.waymark.reports.statistics.chart.Funnel.Program;

/** The published example of preferences honoured in eight programs. */
class FunnelTest {

  private static final Funnel S3 =
      Funnel.of(programs("63/80 41/60 55/70 140/190 9/12 28/30 90/150 12/25")).orElseThrow();

  @Test
  void averagesOverPeopleNotPrograms() {
    assertThat(S3.average()).isEqualTo(438.0 / 617);
  }

  @ParameterizedTest
  @CsvSource({
    "63/80, WITHIN",
    "41/60, WITHIN",
    "55/70, WITHIN",
    "140/190, WITHIN",
    "9/12, WITHIN",
    "28/30, HIGH",
    "90/150, LOW",
    "12/25, LOW"
  })
  void placesEachProgram(String program, Place place) {
    assertThat(find(program).place()).isEqualTo(place);
  }

  @Test
  void drawsTheLimitsFurtherOutForFewer() {
    // 0.709887 +- z sqrt(0.709887 * 0.290113 / 30)
    assertThat(find("28/30").warning().upper()).isCloseTo(0.872282, within(0.5e-5));
    assertThat(find("28/30").alarm().upper()).isCloseTo(0.965927, within(0.5e-5));
  }

  @Test
  void endsTheLimitsAtAll() {
    assertThat(find("9/12").alarm().upper()).isEqualTo(1);
  }

  @Test
  void standsInTheOrderOfNames() {
    assertThat(S3.programs()).extracting(placed -> placed.program().program()).isSorted();
  }

  @Test
  void isNotDrawnOfFourPrograms() {
    assertThat(Funnel.of(programs("1/2 1/3 1/4 1/5"))).isEmpty();
  }

  private static Placed find(String program) {
    return S3.programs().stream()
        .filter(placed -> placed.program().program().equals(program))
        .findAny()
        .orElseThrow();
  }

  private static List<Program> programs(String shares) {
    return Arrays.stream(shares.split(" ")).map(FunnelTest::program).toList();
  }

  private static Program program(String share) {
    String[] parts = share.split("/");
    return new Program(share, new Share(Long.parseLong(parts[0]), Long.parseLong(parts[1])));
  }
}
