package org.waymark.app.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

/** How long work goes, as it is said on standard error. */
class TerminalTest {

  private static final String CLEARED = "\r\u001b[K";

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, true, UTF_8);

  @Test
  void eachWorkIsDrawnAsSoonAsItBeginsOverTheOneBefore() {
    Terminal terminal = new Terminal(out, true);

    terminal.part("audit", 0, 4);
    terminal.part("audit", 1, 4);
    terminal.part("what lasts", 1, 2);

    assertThat(said())
        .isEqualTo(
            CLEARED
                + "audit  [                              ]   0 %  part 1 of 4"
                + CLEARED
                + "what lasts  [===============               ]  50 %  part 2 of 2");
  }

  @Test
  void ofOnePartNobodyKnowsHowFarItIs() {
    new Terminal(out, true).part("audit", 0, 1);

    assertThat(said()).isEqualTo(CLEARED + "audit  ");
  }

  @Test
  void aBarIsTakenAwayBeforeALine() {
    Terminal terminal = new Terminal(out, true);

    terminal.part("audit", 0, 4);
    terminal.say("publication 1");

    assertThat(said()).endsWith("of 4" + CLEARED + "publication 1\n");
  }

  @Test
  void inAFileQuickWorkSaysNothing() {
    Terminal terminal = new Terminal(out, false);

    terminal.part("audit", 0, 4);
    terminal.part("what lasts", 1, 2);
    terminal.clear();

    assertThat(said()).isEmpty();
  }

  private String said() {
    return bytes.toString(UTF_8);
  }
}
