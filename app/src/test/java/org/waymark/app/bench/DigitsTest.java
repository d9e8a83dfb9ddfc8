package org.waymark.app.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Numbers for people. */
class DigitsTest {

  @Test
  void hasThreeSignificantDigitsOrAllBeforeThePoint() {
    assertThat(Digits.of(89_616.4)).isEqualTo("89,616");
    assertThat(Digits.of(0.1268)).isEqualTo("0.127");
  }

  @Test
  void isRoundOnAnAxis() {
    assertThat(Digits.round(0.030000000000000002)).isEqualTo("0.03");
    assertThat(Digits.round(10)).isEqualTo("10");
    assertThat(Digits.round(1_000_000)).isEqualTo("1,000,000");
    assertThat(Digits.round(1.254)).isEqualTo("1.25");
    assertThat(Digits.round(0)).isEqualTo("0");
  }
}
