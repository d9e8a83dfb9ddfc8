package org.waymark.app.teeth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The list of faults that {@code .ci/teeth} puts in. */
class FaultTest {

  private static final Path ROOT = Path.of("..");

  static List<Fault> faults() throws IOException {
    return Fault.read(ROOT.resolve(".ci/teeth.faults"));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void standsInItsSourceOnce(Fault fault) {
    assertThatCode(() -> fault.source(ROOT)).doesNotThrowAnyException();
  }

  @Test
  void isStaleWhenItsLineIsGoneOrStandsTwice() {
    Fault fault = fault("a >= 1;", "a > 1;");
    assertThatThrownBy(() -> fault.putInto("a > 1;\n")).hasMessageContaining("stands 0 times");
    assertThatThrownBy(() -> fault.putInto("a >= 1;\n  a >= 1;\n"))
        .hasMessageContaining("stands 2 times");
  }

  @Test
  void replacesItsLineAlone() {
    assertThat(fault("a >= 1;", "a > 1;").putInto("first\n  a >= 1;\nlast\n"))
        .isEqualTo("first\na > 1;\nlast");
  }

  @Test
  void aSampleIsSpreadOverTheList() {
    List<Fault> all =
        IntStream.range(0, 10).mapToObj(number -> fault("old " + number, "new")).toList();
    assertThat(Fault.sample(all, 3)).containsExactly(all.get(0), all.get(3), all.get(6));
  }

  private static Fault fault(String line, String instead) {
    return new Fault("m/src/main/java/Some.java", line, instead, "some words");
  }
}
