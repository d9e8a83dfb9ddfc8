package org.waymark.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.waymark.app.demo.DemoLines.DemoLine;

/** What happens in the made-up programs. */
class DemoPracticeTest {

  private static final LocalDate LAST_DAY = LocalDate.of(2025, 12, 31);
  private static final DemoLines LINES = DemoLines.of(150, 24, 2, LAST_DAY);

  @Test
  void noGroupHasMorePeopleThanItSays() {
    assertThat(LINES.attendedGroups().values())
        .isNotEmpty()
        .allSatisfy(
            sitting ->
                assertThat(DemoLines.people(sitting))
                    .isLessThanOrEqualTo(sitting.get(0).data().path("group_size").intValue()));
  }

  @Test
  void groupsAreSharedByPeople() {
    assertThat(LINES.attendedGroups().values())
        .filteredOn(sitting -> DemoLines.people(sitting) > 2)
        .hasSizeGreaterThan(50);
  }

  @Test
  void timesAreWrittenInTheZoneOfTheProgram() {
    assertThat(LINES.of("session.recorded", "harbor"))
        .allSatisfy(
            line ->
                assertThat(line.written().getOffset())
                    .isEqualTo(
                        ZoneId.of("America/Los_Angeles").getRules().getOffset(line.occurredAt())))
        .extracting(line -> line.written().getOffset().getId())
        .contains("-07:00", "-08:00");
  }

  @Test
  void tejoNotesNoMoments() {
    assertThat(LINES.of("moment.noted", "tejo")).isEmpty();
    assertThat(LINES.of("moment.noted", "harbor")).isNotEmpty();
  }

  @Test
  void theWarmlineIsOnTheTelephone() {
    assertThat(shareOf(LINES.of("session.recorded", "mesa"), "delivery", "phone"))
        .isGreaterThan(0.7);
  }

  @Test
  void summitAsksForMorePreferencesInItsSecondYear() {
    List<DemoLine> choices = LINES.of("choice.recorded", "summit");
    LocalDate change = LocalDate.of(2025, 1, 1);
    List<DemoLine> before = choices.stream().filter(line -> line.day().isBefore(change)).toList();
    List<DemoLine> after = choices.stream().filter(line -> !line.day().isBefore(change)).toList();
    assertThat(shareOf(before, "preference", "not_asked"))
        .isGreaterThan(0.3 + shareOf(after, "preference", "not_asked"));
  }

  @Test
  void whatWasPendingIsSettledLater() {
    assertThat(LINES.dataOfVersions("choice.recorded", "honoured"))
        .contains(List.of("pending", "full"), List.of("pending", "none"));
  }

  private static double shareOf(List<DemoLine> lines, String field, String value) {
    long hits =
        lines.stream().filter(line -> line.data().path(field).asText().equals(value)).count();
    return (double) hits / lines.size();
  }
}
