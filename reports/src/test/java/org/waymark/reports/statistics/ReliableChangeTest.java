package org.waymark.reports.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.waymark.reports.statistics.ReliableChange.Norm;
import org.waymark.reports.statistics.ReliableChange.Outcome;
import org.waymark.reports.statistics.ReliableChange.Outcomes;
import org.waymark.reports.statistics.ReliableChange.Pair;
import org.waymark.schemas.catalogue.Instrument;

class ReliableChangeTest {

  private static final Norm NORM = new Norm(50, 7.5, 0.8);

  @Test
  void givesThePublishedIndex() {
    assertThat(NORM.index(new Pair(32.5, 47.5))).isCloseTo(3.1623, within(0.5e-4));
  }

  @Test
  void asksForWhatChanceRarelyDoes() {
    Pair justEnough = new Pair(0, NORM.reliableChange().least());
    assertThat(NORM.index(justEnough)).isCloseTo(Quantiles.Z, within(1e-12));
  }

  @ParameterizedTest
  @CsvSource({
    "40, 48, IMPROVED",
    "50.3, 58.3, IMPROVED",
    "40, 47.9, NO_RELIABLE_CHANGE",
    "48, 40.1, NO_RELIABLE_CHANGE",
    "48, 40, DECLINED"
  })
  void usesThePublishedChangeOfAScale(double first, double second, Outcome outcome) {
    assertThat(published("brief_inspire_o").of(new Pair(first, second))).isEqualTo(outcome);
  }

  @Test
  void saysNothingOfAScaleWithoutAPublishedChange() {
    Instrument hope = Instrument.find("session_check", "hope").orElseThrow();
    assertThat(ReliableChange.published(hope)).isEmpty();
  }

  @Test
  void countsPeopleByWhatBecameOfThem() {
    List<Pair> people = List.of(new Pair(10, 30), new Pair(10, 12), new Pair(30, 10));
    assertThat(published("brief_inspire_o").count(people)).isEqualTo(new Outcomes(1, 1, 1));
  }

  @Test
  void takesDeclinesOutOfEverybody() {
    assertThat(new Outcomes(5, 4, 3).share(Outcome.DECLINED)).contains(new Share(3, 12));
    assertThat(new Outcomes(0, 0, 0).share(Outcome.DECLINED)).isEmpty();
  }

  @Test
  void expectsThoseWhoEnterLowToRiseThoughNothingChanged() {
    assertThat(NORM.expectedChange(35)).isCloseTo(3, within(1e-12));
  }

  @Test
  void expectsThoseWhoEnterAtTheMeanToStay() {
    assertThat(NORM.expectedChange(50)).isZero();
  }

  @Test
  void rescalesTheNetherlandsEmpowermentList() {
    assertThat(Instrument.find("nel12", "total").orElseThrow().rescale(3.5)).isEqualTo(62.5);
  }

  @Test
  void refusesAnyChangeAtAll() {
    assertThatThrownBy(() -> new ReliableChange(0)).hasMessageContaining("above 0");
  }

  private static ReliableChange published(String id) {
    return ReliableChange.published(Instrument.find(id, "total").orElseThrow()).orElseThrow();
  }
}
