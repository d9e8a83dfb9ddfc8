package org.waymark.ingest.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.waymark.ingest.check.Checked.Accepted;
import org.waymark.ingest.program.Programs;
import org.waymark.ingest.program.ProgramsFile;
import org.waymark.schemas.event.Event;

/** What the log holds of an event is enough to write it again. */
class EventJsonTest {

  private static final Path REFERENCE = Path.of("../streams/src/test/resources/reference");
  private static final Clock AFTER_ALL =
      Clock.fixed(Instant.parse("2030-01-01T00:00:00Z"), ZoneOffset.UTC);

  @ParameterizedTest
  @ValueSource(strings = {"log-1", "scenario-a"})
  void everyEventThatIsWrittenAgainIsTheSame(String log) throws Exception {
    EventCheck check = new EventCheck(programs(), AFTER_ALL);
    int events = 0;
    for (String line : Files.readAllLines(REFERENCE.resolve(log).resolve("events.jsonl"))) {
      if (check.check(line.getBytes(StandardCharsets.UTF_8)) instanceof Accepted accepted) {
        Event event = accepted.event();
        assertThat(check.check(EventJson.of(event)))
            .isInstanceOfSatisfying(
                Accepted.class, again -> assertThat(again.event()).isEqualTo(event));
        events++;
      }
    }
    assertThat(events).isGreaterThan(30);
  }

  private static Programs programs() throws Exception {
    try (InputStream in = Files.newInputStream(REFERENCE.resolve("programs.csv"))) {
      return Programs.of(ProgramsFile.read(in));
    }
  }
}
