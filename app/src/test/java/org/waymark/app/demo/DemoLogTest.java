package org.waymark.app.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.waymark.app.demo.DemoLines.DemoLine;
import org.waymark.ingest.check.Checked.Accepted;
import org.waymark.ingest.check.EventCheck;
import org.waymark.ingest.program.Programs;
import org.waymark.schemas.event.EventTypes;
import org.waymark.schemas.setting.Program;

/** What the made-up log is like as a whole. */
class DemoLogTest {

  private static final LocalDate LAST_DAY = LocalDate.of(2025, 6, 30);
  private static final DemoLines LINES = DemoLines.of(120, 15, 1, LAST_DAY);

  @Test
  void theSameSeedMakesTheSameBytes() {
    assertThat(DemoLines.of(8, 6, 5, LAST_DAY).text())
        .isEqualTo(DemoLines.of(8, 6, 5, LAST_DAY).text());
  }

  @Test
  void anotherSeedMakesOtherPeople() {
    assertThat(DemoLines.of(8, 6, 6, LAST_DAY).keys())
        .doesNotContainAnyElementsOf(DemoLines.of(8, 6, 5, LAST_DAY).keys());
  }

  @ParameterizedTest
  @CsvSource({"1", "40", "700"})
  void howManyLinesAreHeldAtATimeChangesNoByte(long mostLinesHeld) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new DemoLog(8, 6, 5, LAST_DAY).writeTo(out, mostLinesHeld);
    assertThat(out.toString(StandardCharsets.UTF_8))
        .isEqualTo(DemoLines.of(8, 6, 5, LAST_DAY).text());
  }

  @Test
  void whoElseThereIsChangesNothingForAPersonButTheSizeOfGroups() {
    List<String> alone = DemoLines.of(1, 12, 3, LAST_DAY).withoutGroupSizes();
    assertThat(DemoLines.of(30, 12, 3, LAST_DAY).withoutGroupSizes()).containsAll(alone);
  }

  @ParameterizedTest
  @CsvSource({"1, 1, 1", "4, 1, 2", "60, 6, 3", "90, 15, -4"})
  void theEdgeTakesEveryLine(int people, int months, long seed) {
    DemoLog log = new DemoLog(people, months, seed, LAST_DAY);
    Clock end = Clock.fixed(Instant.parse("2025-07-01T00:00:00Z"), ZoneOffset.UTC);
    EventCheck check = new EventCheck(Programs.of(log.programs()), end);
    assertThat(DemoLines.of(people, months, seed, LAST_DAY).all())
        .isNotEmpty()
        .allMatch(line -> check.check(line.bytes()) instanceof Accepted);
  }

  @Test
  void givesTheNumberOfItsLines() throws IOException {
    long lines = new DemoLog(120, 15, 1, LAST_DAY).writeTo(new ByteArrayOutputStream());
    assertThat(LINES.all()).hasSize((int) lines);
  }

  @Test
  void everyTypeOfEventOccurs() {
    assertThat(LINES.all())
        .extracting(DemoLine::type)
        .contains(EventTypes.DATA.keySet().toArray(String[]::new));
  }

  @Test
  void nothingIsRecordedAfterTheLastDay() {
    Instant end = Instant.parse("2025-07-01T00:00:00Z");
    assertThat(LINES.all()).allMatch(line -> line.recordedAt().isBefore(end));
  }

  @Test
  void nothingHappensAfterItIsRecorded() {
    assertThat(LINES.all()).noneMatch(line -> line.occurredAt().isAfter(line.recordedAt()));
  }

  @Test
  void nothingHappensBeforeTheFirstMonth() {
    assertThat(LINES.all()).noneMatch(line -> line.day().isBefore(LocalDate.of(2024, 4, 1)));
  }

  @Test
  void linesComeInTheOrderInWhichTheyWereRecorded() {
    assertThat(LINES.unrepeated()).extracting(DemoLine::recordedAt).isSorted();
  }

  @Test
  void someLinesAreSentTwice() {
    double share = 1 - (double) LINES.unrepeated().size() / LINES.all().size();
    assertThat(share).isBetween(0.005, 0.02);
  }

  @Test
  void someEventsAreCorrected() {
    double share = (double) LINES.eventsWithVersions("assert", "assert") / LINES.events();
    assertThat(share).isBetween(0.015, 0.045);
  }

  @Test
  void someEventsAreRetractedAndSomeComeBack() {
    assertThat(LINES.eventsWithVersions("assert", "retract")).isPositive();
    assertThat(LINES.eventsWithVersions("assert", "retract", "assert")).isPositive();
  }

  @Test
  void programsDifferInSize() {
    assertThat(List.of("harbor", "summit", "tejo", "mesa"))
        .isSortedAccordingTo((a, b) -> Long.compare(LINES.people(b), LINES.people(a)));
  }

  @Test
  void fourPeopleAreEnoughForAllPrograms() {
    assertThat(DemoLines.of(4, 6, 9, LAST_DAY).all())
        .extracting(DemoLine::program)
        .contains("harbor", "summit", "tejo", "mesa");
  }

  @Test
  void namesTheFourProgramsWithTheirZones() {
    assertThat(new DemoLog(1, 1, 1, LAST_DAY).programs())
        .extracting(Program::getZone)
        .containsExactly(
            "America/Los_Angeles", "America/New_York", "Europe/Lisbon", "America/Phoenix");
  }

  @Test
  void wantsAPersonAndAMonthAtLeast() {
    assertThatIllegalArgumentException().isThrownBy(() -> new DemoLog(0, 1, 1, LAST_DAY));
    assertThatIllegalArgumentException().isThrownBy(() -> new DemoLog(1, 0, 1, LAST_DAY));
  }
}
