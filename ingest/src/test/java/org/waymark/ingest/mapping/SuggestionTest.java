package org.waymark.ingest.mapping;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.waymark.ingest.table.TableFile;
import org.waymark.ingest.table.TableFormat;

/** First mappings of trackers as programs keep them: a right guess, or none. */
class SuggestionTest {

  private static String suggest(String csv) throws IOException {
    try (TableFile file = TableFormat.CSV.open(new ByteArrayInputStream(csv.getBytes(UTF_8)))) {
      return Suggestion.of(file.tables().get(0));
    }
  }

  private static void read(String mapping) throws IOException {
    Mapping unused = MappingFile.read(new ByteArrayInputStream(mapping.getBytes(UTF_8)));
  }

  @Test
  void mapsATrackerOfSessions() throws IOException {
    String mapping =
        suggest(
            """
            Nr;Initials;Datum;Came?;How;Free;Minutes;Notes
            1;M.G.;4.3.2025;ja;tel;court;45;called from Zürich
            2;A.B.;2025-03-05;no;office;frei;;
            3;M.G.;14.3.2025;Yes;tel;frei;30;left early
            """);

    assertThat(mapping)
        .contains("\"row_key\": \"Nr\"", "\"client_id\": \"Initials\"", "\"dates\": [\"d.M.yyyy\"]")
        .contains("\"event_type\": \"session.recorded\"", "\"ja\": \"attended\"")
        .contains("\"delivery\": {\"column\": \"How\"", "\"frei\": \"voluntary\"")
        .contains("\"duration_min\": \"Minutes\"", "\"ignore\": [\"Notes\"]")
        .contains("\"format\": {\"always\": \"\"}, // could not tell: which column says it")
        .doesNotContain("Zürich");
  }

  @Test
  void doesNotTakeTasksForSessions() throws IOException {
    String mapping =
        suggest(
            """
            Client,Date,Task,Status,Done by
            12,3/14/2025,call the landlord,open,client
            13,3/15/2025,fill in the form,closed,together
            12,3/16/2025,bus pass,open,staff
            """);

    assertThat(mapping)
        .contains("\"event_type\": \"task.recorded\"", "\"dates\": [\"M/d/yyyy\"]")
        .contains("\"done\": {\"column\": \"Done by\"", "\"together\": \"with_participant\"")
        .contains("\"kind\": {\"always\": \"\"}, // could not tell: which column says it; one of")
        .contains("\"ignore\": [\"Task\", \"Status\"]")
        .contains("\"row_key\": [\"Client\", \"Date\"]")
        .doesNotContain("landlord", "session.recorded", "open");
  }

  @Test
  void mapsGoalsAndLeavesOpenWhatItCannotTell() throws IOException {
    String mapping =
        suggest(
            """
            Goal no,Participant,Date,Due date,Whose idea,Life area,Goal
            1,AB,2025-03-04,2025-06-04,client,Home,own flat
            2,CD,2025-03-05,2025-06-05,both,Health,sleep
            3,CD,2025-03-06,,ms x,Health,walk
            """);

    assertThat(mapping)
        .contains(
            "\"event_type\": \"goal.proposed\"", "\"originator\": {\"column\": \"Whose idea\"")
        .contains("\"both\": \"joint\"", "// could not tell: one value, which is not shown")
        .contains("\"life_area\": {\"column\": \"Life area\"", "\"target_date\": \"Due date\"")
        .doesNotContain("ms x", "own flat");
    read(mapping);
  }

  @Test
  void choosesNoOrderOfDayAndMonthWhereEitherReads() throws IOException {
    String mapping =
        suggest(
            """
            Client,Date,Date of birth,Instrument,Score
            12,3/4/2025,1/2/1970,nel12,3.5
            13,5/6/2025,3/4/1980,nel12,4
            """);

    assertThat(mapping)
        .contains("\"event_type\": \"score.recorded\"", "\"value\": \"Score\"")
        .contains("\"dates\": [], // could not tell: days read as M/d/yyyy and as d/M/yyyy")
        .contains("\"ignore\": [\"Date of birth\"");
  }

  @Test
  void saysThatItCouldNotTellWhatTheRowsAre() throws IOException {
    String mapping =
        suggest(
            """
            Client,Client name,Start date,End date,Comment
            12,Maria Gonzalez,2025-03-04,2025-03-05,fine
            13,John Smith,2025-03-05,2025-03-06,tired
            """);

    assertThat(mapping)
        .contains(
            "\"event_type\": \"\", // could not tell: one of choice.recorded, consent.changed")
        .contains(
            "\"client_id\": \"\", // could not tell: which column holds the client; perhaps"
                + " \"Client\", \"Client name\"")
        .contains(
            "\"occurred_at\": \"\", // could not tell: which column holds the day; perhaps"
                + " \"Start date\", \"End date\"")
        .doesNotContain("Maria", "Smith", "fine");
    assertThatThrownBy(() -> read(mapping))
        .hasMessageContaining("events[0].event_type: is none of");
  }
}
