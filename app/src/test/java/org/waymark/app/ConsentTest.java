package org.waymark.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.waymark.ingest.program.Programs;
import org.waymark.reports.lake.Cut;
import org.waymark.reports.lake.Literals;
import org.waymark.schemas.setting.Program;

/** Who may be in a research release, by the order in which their word came. */
class ConsentTest {

  private static final Program HARBOR =
      new Program("harbor", "Harbor", "drop_in_center", "west", "America/Los_Angeles");

  /** Each word is the state, the day it was given, and the day it was written down. */
  @ParameterizedTest
  @CsvSource({
    "'', false",
    "declined 2025-01-02 2025-01-02, false",
    "granted 2025-01-02 2025-01-02, true",
    "granted 2025-01-02 2025-01-02; withdrawn 2025-03-01 2025-03-01, false",
    "granted 2025-01-02 2025-01-02; withdrawn 2025-03-01 2025-03-01; granted 2025-04-01 2025-04-01,"
        + " true",
    "withdrawn 2025-03-01 2025-03-01; granted 2025-01-02 2025-05-01, false",
    "granted 2025-04-01 2025-04-01; withdrawn 2025-03-01 2025-06-01, true",
    "granted 2025-01-02 2025-01-02; withdrawn 2025-02-01 2025-11-01, false"
  })
  void theLastWordByTheDayItWasGivenHolds(String words, boolean isIn, @TempDir Path directory)
      throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add(
        line("ep-1", "episode.opened", "2025-01-01", "2025-01-01")
            + "\"data\":{\"entry_basis\":\"self\"}}");
    int number = 0;
    for (String word : words.split("; ", -1)) {
      if (!word.isEmpty()) {
        List<String> parts = List.of(word.split(" ", -1));
        lines.add(
            line("consent-" + number++, "consent.changed", parts.get(1), parts.get(2))
                + "\"data\":{\"scope\":\"research_release\",\"state\":\"%s\",\"policy_version\":\"p-1\"}}"
                    .formatted(parts.get(0)));
      }
    }
    try (Cut cut = FoldedLake.of(directory, Programs.of(List.of(HARBOR)), lines)) {
      cut.step("release/consenting", Map.of("as_of", "DATE '2026-01-01'"));
      List<String> people =
          cut.report(
              "release/people",
              Map.of("as_of", Literals.date(LocalDate.of(2026, 1, 1))),
              row -> row.getString("participant_key"));
      assertThat(people.contains("p-000001")).isEqualTo(isIn);
    }
  }

  private static String line(String id, String type, String occurred, String recorded) {
    return ("{\"event_id\":\"%s\",\"entity_id\":\"%s\",\"event_type\":\"%s\",\"schema_version\":1,\"action\":\"assert\","
            + "\"participant_key\":\"p-000001\",\"program_id\":\"harbor\",\"occurred_at\":\"%sT10:00:00-08:00\","
            + "\"recorded_at\":\"%sT20:00:00Z\",\"recorded_by_role\":\"participant\",\"source_system\":\"test\",")
        .formatted(id, id, type, occurred, recorded);
  }
}
