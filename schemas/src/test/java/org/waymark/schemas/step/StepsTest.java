package org.waymark.schemas.step;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** A process that is told to die at a step dies there. */
class StepsTest {

  @Test
  void aProcessLivesUnlessToldToDie() throws Exception {
    assertThat(walk("")).isEqualTo("one two one two, ended with 0");
  }

  @Test
  void itDiesAtTheStepThatIsNamedAndRunsNoHook() throws Exception {
    assertThat(walk("walk.two")).isEqualTo("one two, ended with 137");
  }

  @Test
  void itDiesAtTheTimeThatIsNamed() throws Exception {
    assertThat(walk("walk.one:2")).isEqualTo("one two one, ended with 137");
  }

  private static String walk(String aim) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-D" + Steps.HALT_AT + "=" + aim,
                "-cp",
                System.getProperty("java.class.path"),
                Walk.class.getName())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return said.strip() + ", ended with " + process.waitFor();
  }

  /** Two steps, twice; the hook would say that it ran. */
  public static final class Walk {

    private Walk() {}

    /** Walks. */
    public static void main(String[] arguments) {
      Runtime.getRuntime()
          .addShutdownHook(
              new Thread(
                  () -> {
                    if (!System.getProperty(Steps.HALT_AT, "").isEmpty()) {
                      System.out.print("hook ");
                    }
                  }));
      for (int round = 1; round <= 2; round++) {
        System.out.print("one ");
        Steps.reached("walk.one");
        System.out.print("two ");
        Steps.reached("walk.two");
      }
    }
  }
}
