package org.waymark.app.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/** How long the slower ones of many took. */
class PercentilesTest {

  @Test
  void areTheLeastValuesThatAShareDoesNotExceed() {
    double[] hundred = DoubleStream.iterate(100, value -> value - 1).limit(100).toArray();

    Percentiles percentiles = new Percentiles(hundred);

    assertThat(percentiles.at(50)).isEqualTo(50);
    assertThat(percentiles.at(95)).isEqualTo(95);
    assertThat(percentiles.at(100)).isEqualTo(100);
  }

  @Test
  void ofOneValueAreThatValue() {
    assertThat(new Percentiles(7).at(1)).isEqualTo(7);
  }

  @Test
  void ofNothingThereAreNone() {
    assertThatThrownBy(Percentiles::new).isInstanceOf(IllegalArgumentException.class);
  }
}
