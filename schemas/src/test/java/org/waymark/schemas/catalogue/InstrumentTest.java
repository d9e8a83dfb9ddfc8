package org.waymark.schemas.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The scales of the registry. */
class InstrumentTest {

  /** (mean - 1) / 4 * 100, as the Netherlands Empowerment List is scored. */
  @ParameterizedTest
  @CsvSource({"1, 0", "3, 50", "5, 100"})
  void rescalesFromTheLowestToTheHighestValue(double value, double rescaled) {
    assertThat(Instrument.find("nel40", "total").orElseThrow().rescale(value)).isEqualTo(rescaled);
  }
}
