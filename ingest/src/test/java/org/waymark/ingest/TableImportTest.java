package org.waymark.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waymark.ingest.check.EventCheck;
import org.waymark.ingest.check.Given;
import org.waymark.ingest.log.MockLog;
import org.waymark.ingest.mapping.Mapping;
import org.waymark.ingest.mapping.MappingException;
import org.waymark.ingest.mapping.MappingFile;
import org.waymark.ingest.source.Source;
import org.waymark.ingest.table.TableFormat;
import org.waymark.ingest.template.WorkbookFile;
import org.waymark.ingest.vault.Asker;
import org.waymark.ingest.vault.Identity;
import org.waymark.ingest.vault.Vault;
import org.waymark.schemas.event.Event;
import org.waymark.schemas.event.GoalProposed;
import org.waymark.schemas.event.GoalRated;
import org.waymark.schemas.event.Role;
import org.waymark.schemas.reject.Reject;
import org.waymark.schemas.reject.RejectReason;
import org.waymark.schemas.topic.Topics;

/** Tables through the vault and the ledger, onto Kafka's mock; what counts is the live set. */
class TableImportTest {

  private static final String TASKS = "row_id,client_id,program_id,occurred_at,kind,done\n";
  private static final String MAPPING =
      """
      { // as somebody would write it
        "name": "tracker",
        "row_key": "Nr",
        "client_id": "Initials",
        "dates": ["M/d/yyyy", "d.M.yyyy"],
        "events": [{
          "event_type": "session.recorded",
          "fields": {
            "program_id": {"always": "harbor"},
            "occurred_at": "Datum",
            "outcome": "Came?",
            "format": {"always": "individual"},
            "delivery": {"column": "How", "blank": "in_person"},
            "participation_basis": {"column": "Free", "values": {"court": "required"}},
            "agenda_led_by": {"always": "unknown"},
            "initiated_by": {"always": "unknown"},
          }
        }]
      }
      """;
  private static final EventCheck CHECK = new EventCheck(Given.PROGRAMS, Clock.systemUTC());

  @TempDir private Path directory;
  private Vault vault;
  private MockLog mock;

  @BeforeEach
  void open() throws IOException {
    vault = Vault.open(directory);
    mock = MockLog.acknowledging();
  }

  @AfterEach
  void close() {
    vault.close();
  }

  private static TableSettings settings(Mapping mapping, Optional<LocalDate> until) {
    return new TableSettings(mapping, Given.PROGRAMS, "", until);
  }

  private static Source source(byte[] bytes, TableFormat format) {
    return new Source("maria.csv", () -> new ByteArrayInputStream(bytes), bytes.length, format);
  }

  private ImportResult run(TableSettings settings, Source source) throws IOException {
    return new EventImport(CHECK, mock.log(), vault, settings)
        .run(List.of(source), Progress.NONE, () -> false);
  }

  private ImportResult csv(String text) throws IOException {
    return run(
        settings(Mapping.TEMPLATES, Optional.empty()),
        source(text.getBytes(UTF_8), TableFormat.CSV));
  }

  private ImportResult whole(String text) throws IOException {
    return run(
        settings(Mapping.TEMPLATES, Optional.of(LocalDate.of(2025, 12, 31))),
        source(text.getBytes(UTF_8), TableFormat.CSV));
  }

  /** The version recorded last of each event of each person, unless it takes the event back. */
  private List<Event> live() {
    Map<String, Event> newest = new HashMap<>();
    mock.sent(Topics.EVENTS)
        .forEach(
            record -> {
              Event event =
                  Topics.EVENTS.value().deserializer().deserialize(record.topic(), record.value());
              newest.merge(
                  event.getParticipantKey() + event.getEventId(),
                  event,
                  (a, b) -> a.getRecordedAt() > b.getRecordedAt() ? a : b);
            });
    return newest.values().stream().filter(event -> event.getAction().equals("assert")).toList();
  }

  @Test
  void importsARowOfATemplateAsAnEvent() throws IOException {
    csv(TASKS + "1,12,harbor,2025-03-04,Helping others,with participant\n");

    assertThat(live())
        .singleElement()
        .satisfies(event -> assertThat(event.getEventType()).isEqualTo("task.recorded"))
        .satisfies(event -> assertThat(event.getTimePrecision()).isEqualTo("date"))
        .satisfies(
            event ->
                assertThat(event.getOccurredOn())
                    .isEqualTo((int) LocalDate.of(2025, 3, 4).toEpochDay()))
        .satisfies(event -> assertThat(event.toString()).doesNotContain("\"12\""));
  }

  @Test
  void sendsNothingOfARowThatDidNotChange() throws IOException {
    String table = TASKS + "1,12,harbor,2025-03-04,advocacy,for_participant\n";
    csv(table);
    ImportResult again = csv(table);

    assertThat(again.accepted()).isZero();
    assertThat(again.rows().unchanged()).isEqualTo(1);
    assertThat(mock.sent(Topics.EVENTS)).hasSize(1);
  }

  @Test
  void correctsARowThatWasEdited() throws IOException {
    csv(TASKS + "1,12,harbor,2025-03-04,advocacy,for_participant\n");
    ImportResult edited = csv(TASKS + "1,12,harbor,2025-03-05,advocacy,by_participant\n");

    assertThat(edited.rows().corrected()).isEqualTo(1);
    assertThat(live()).singleElement().asString().contains("by_participant");
  }

  @Test
  void correctsARowThatWasEditedWithoutANewTime() throws IOException {
    String header = TASKS.replace("kind", "recorded_at,kind");
    csv(header + "1,12,harbor,2025-03-04,2025-03-04T20:00:00Z,advocacy,for_participant\n");
    csv(header + "1,12,harbor,2025-03-04,2025-03-04T20:00:00Z,advocacy,by_participant\n");

    assertThat(live()).singleElement().asString().contains("by_participant");
  }

  @Test
  void takesARowBackFromThePersonOnWhomItWasBookedByMistake() throws IOException {
    csv(TASKS + "1,12,harbor,2025-03-04,advocacy,for_participant\n");
    ImportResult moved = csv(TASKS + "1,13,harbor,2025-03-04,advocacy,for_participant\n");

    assertThat(moved.rows().retracted()).isEqualTo(1);
    assertThat(live()).hasSize(1);
    assertThat(mock.sent(Topics.EVENTS)).hasSize(3);
  }

  @Test
  void takesBackRowsThatAreGoneUpToTheDayThatIsComplete() throws IOException {
    String first = "1,12,harbor,2025-03-04,advocacy,for_participant\n";
    String second = "2,12,harbor,2025-03-05,advocacy,for_participant\n";
    String later = "3,12,harbor,2026-01-05,advocacy,for_participant\n";
    csv(TASKS + first + second + later);

    assertThat(csv(TASKS + first).rows().retracted()).isZero();
    assertThat(whole(TASKS + first).rows().retracted()).isEqualTo(1);
    assertThat(live()).hasSize(2);
    assertThat(whole(TASKS + first).rows().retracted()).isZero();
    csv(TASKS + second);
    assertThat(live()).hasSize(3);
  }

  @Test
  void takesNothingBackWhenARowHasNoKey() throws IOException {
    csv(TASKS + "1,12,harbor,2025-03-04,advocacy,for_participant\n");
    ImportResult result = whole(TASKS + ",12,harbor,2025-03-06,advocacy,for_participant\n");

    assertThat(result.rows().gone()).isEqualTo(Rows.Gone.UNCLEAR);
    assertThat(live()).hasSize(1);
  }

  @Test
  void keepsWhatWasThereWhenAnEditedRowIsRefused() throws IOException {
    csv(TASKS + "1,12,harbor,2025-03-04,advocacy,for_participant\n");
    ImportResult result = whole(TASKS + "1,12,harbor,2025-03-04,advocacy,Maria\n");

    assertThat(result.firstRejects())
        .containsExactly(new Reject(result.importId(), 1, 2L, RejectReason.BAD_VALUE, "done"));
    assertThat(live()).hasSize(1);
  }

  @Test
  void sendsTheSameVersionAgainWhenItWasStoppedBeforeTheLogConfirmed() throws IOException {
    String table = TASKS + "1,12,harbor,2025-03-04,advocacy,for_participant\n";
    mock.producer.sendException = new org.apache.kafka.common.KafkaException("stopped");
    assertThatThrownBy(() -> csv(table)).hasMessageContaining("the log");
    MockLog first = mock;
    mock = MockLog.acknowledging();
    csv(table);
    byte[] key = mock.sent(Topics.EVENTS).get(0).key();
    first.producer.sendException = null;
    vault.ledger();

    assertThat(new String(key, UTF_8)).contains("/");
    assertThat(csv(table).accepted()).isZero();
  }

  @Test
  void refusesRowsForWhatTheyLackOrHaveTooMuch() throws IOException {
    ImportResult result =
        csv(
            "row_id,client_id,program_id,occurred_at,kind,done,Name\n"
                + "1,,harbor,2025-03-04,advocacy,for_participant,\n"
                + "2,12,nowhere,2025-03-04,advocacy,for_participant,\n"
                + "3,12,harbor,2025-03-04,advocacy,for_participant,Maria\n"
                + "4,12,harbor,2025-03-04\n"
                + "5,12,harbor,2025-03-04,advocacy,for_participant,\n"
                + "5,12,harbor,2025-03-04,practical,for_participant,\n");

    assertThat(result.firstRejects())
        .extracting(reject -> reject.getLine() + " " + reject.getReason() + " " + reject.getField())
        .containsExactly(
            "2 MISSING_FIELD client_id",
            "3 UNKNOWN_PROGRAM program_id",
            "4 UNKNOWN_FIELD null",
            "5 MALFORMED null",
            "7 BAD_VALUE row_id");
  }

  @Test
  void refusesThePeopleWhoWereErased() throws IOException {
    String table = TASKS + "1,12,harbor,2025-03-04,advocacy,for_participant\n";
    csv(table);
    vault.forget(
        live().get(0).getParticipantKey(), new Asker(Asker.Role.OFFICER, "their own wish"));

    assertThat(csv(table).rejectedByReason()).containsEntry(RejectReason.ERASED, 1L);
  }

  @Test
  void importsTheWorkbookThatWasFilledIn() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Workbook book = new Workbook(out, "Excel", "1.0")) {
      Worksheet start = book.newWorksheet("Start");
      start.value(2, 0, "Program");
      start.value(2, 1, "harbor");
      sheet(book, "Sessions", List.of(1, 12, LocalDate.of(2025, 3, 4), "Took place"));
      sheet(
          book,
          "Goals",
          List.of(
              1,
              12,
              LocalDate.of(2025, 3, 4),
              "The person",
              "Home",
              LocalDate.of(2025, 3, 4),
              LocalDate.of(2025, 4, 4),
              "-1 less than hoped"));
      sheet(book, "Choices", List.of(1, 13, LocalDate.of(2025, 3, 4), "Time", "The program", "No"));
    }
    ImportResult result =
        run(
            settings(Mapping.TEMPLATES, Optional.empty()),
            source(out.toByteArray(), TableFormat.XLSX));

    assertThat(result.firstRejects())
        .containsExactly(
            new Reject(result.importId(), 1, 2L, RejectReason.MISSING_FIELD, "format"));
    assertThat(live())
        .extracting(Event::getEventType)
        .containsExactlyInAnyOrder(
            "goal.proposed", "goal.status_changed", "goal.rated", "choice.recorded");
    assertThat(goal("goal.proposed").getEntityId())
        .isEqualTo(((GoalRated) goal("goal.rated").getData()).getGoalId());
    assertThat(((GoalProposed) goal("goal.proposed").getData()).getOriginator())
        .isEqualTo(Role.participant);
    assertThat(((GoalRated) goal("goal.rated").getData()).getLevel()).isEqualTo(-1);
    assertThat(goal("goal.proposed").getRecordedAt())
        .isLessThan(goal("goal.status_changed").getRecordedAt());
  }

  @Test
  void aLineOfTheWorkbookThatNobodyFilledInIsNoRow() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    WorkbookFile.write("harbor", out);
    TableSettings settings = settings(Mapping.TEMPLATES, Optional.empty());

    assertThat(tried(settings, source(out.toByteArray(), TableFormat.XLSX)).rows()).isZero();
    assertThat(run(settings, source(out.toByteArray(), TableFormat.XLSX)).rows().read()).isZero();
  }

  private Event goal(String type) {
    return live().stream()
        .filter(event -> event.getEventType().equals(type))
        .findFirst()
        .orElseThrow();
  }

  private static void sheet(Workbook book, String name, List<Object> row) {
    Worksheet sheet = book.newWorksheet(name);
    var columns =
        java.util.Objects.requireNonNull(org.waymark.ingest.mapping.Workbook.sheets().get(name));
    for (int i = 0; i < columns.size(); i++) {
      sheet.value(0, i, columns.get(i).name());
    }
    for (int i = 0; i < row.size(); i++) {
      Object value = row.get(i);
      if (value instanceof LocalDate date) {
        sheet.value(1, i, date);
      } else if (value instanceof Integer number) {
        sheet.value(1, i, number);
      } else {
        sheet.value(1, i, value.toString());
      }
    }
  }

  @Test
  void triesATableWithoutWritingAnything() throws IOException {
    String table =
        TASKS
            + "1,12,harbor,2025-03-04,advocacy,for_participant\n"
            + "2,13,harbor,2025-03-06,advocacy,for_participant\n"
            + "3,13,harbor,2025-03-06,advocacy,Maria\n";
    csv(TASKS + "1,12,harbor,2025-03-04,advocacy,for_participant\n");
    TrialResult result =
        new Trial(CHECK, settings(Mapping.TEMPLATES, Optional.empty()), Optional.of(vault))
            .run(List.of(source(table.getBytes(UTF_8), TableFormat.CSV)));

    assertThat(result.accepted()).isEqualTo(2);
    assertThat(result.people()).isEqualTo(2);
    assertThat(result.newPeople()).isEqualTo(1);
    assertThat(result.refusedByReason()).isEqualTo(Map.of(RejectReason.BAD_VALUE, 1L));
    assertThat(result.firstDay()).contains(LocalDate.of(2025, 3, 4));
    assertThat(vault.knows(new Identity("harbor", "13"))).isFalse();
    assertThat(mock.sent(Topics.EVENTS)).hasSize(1);
  }

  @Test
  void triesARowThatStandsTwiceAsAnImportTakesIt() throws IOException {
    String first = "1,12,harbor,2025-03-04,advocacy,for_participant\n";
    String other = "1,12,harbor,2025-03-05,advocacy,for_participant\n";
    byte[] table = (TASKS + first + first + other).getBytes(UTF_8);

    TrialResult tried =
        new Trial(CHECK, settings(Mapping.TEMPLATES, Optional.empty()), Optional.of(vault))
            .run(List.of(source(table, TableFormat.CSV)));
    ImportResult imported = csv(TASKS + first + first + other);

    assertThat(tried.accepted()).isEqualTo(1);
    assertThat(tried.refusedByReason()).isEqualTo(Map.of(RejectReason.BAD_VALUE, 1L));
    assertThat(imported.accepted()).isEqualTo(tried.accepted());
    assertThat(imported.rejectedByReason()).isEqualTo(tried.refusedByReason());
  }

  private TrialResult tried(TableSettings settings, Source... sources) throws IOException {
    return new Trial(CHECK, settings, Optional.of(vault)).run(List.of(sources));
  }

  @Test
  void triesTwoFilesOfOneSourceAsAnImportTakesThem() throws IOException {
    byte[] first = (TASKS + "1,12,harbor,2025-03-04,advocacy,for_participant\n").getBytes(UTF_8);
    byte[] other = (TASKS + "1,12,harbor,2025-03-05,advocacy,for_participant\n").getBytes(UTF_8);

    TrialResult result =
        tried(
            settings(Mapping.TEMPLATES, Optional.empty()),
            source(first, TableFormat.CSV),
            source(first, TableFormat.CSV),
            source(other, TableFormat.CSV));

    assertThat(result.accepted()).isEqualTo(1);
    assertThat(result.refusedByReason()).isEqualTo(Map.of(RejectReason.BAD_VALUE, 1L));
  }

  @Test
  void triesHowManyEventsWouldBeTakenBack() throws IOException {
    String first = "1,12,harbor,2025-03-04,advocacy,for_participant\n";
    csv(TASKS + first + "2,12,harbor,2025-03-05,advocacy,for_participant\n");
    byte[] shorter = (TASKS + first).getBytes(UTF_8);

    assertThat(
            tried(
                    settings(Mapping.TEMPLATES, Optional.of(LocalDate.of(2025, 12, 31))),
                    source(shorter, TableFormat.CSV))
                .takenBack())
        .isEqualTo(1);
    assertThat(
            tried(settings(Mapping.TEMPLATES, Optional.empty()), source(shorter, TableFormat.CSV))
                .takenBack())
        .isZero();
    assertThat(whole(TASKS + first).rows().retracted()).isEqualTo(1);
  }

  @Test
  void tellsOfTheErasedWhateverNamesThem() throws IOException {
    String table = TASKS + "1,12,harbor,2025-03-04,advocacy,for_participant\n";
    csv(table);
    String key = live().get(0).getParticipantKey();
    vault.forget(key, new Asker(Asker.Role.OFFICER, "their own wish"));
    String byKey = table.replace("1,12,", "1," + key + ",");
    String line = Given.event("task.recorded").put("participant_key", key) + "\n";
    TableSettings settings = settings(Mapping.TEMPLATES, Optional.empty());

    assertThat(csv(byKey).rejectedByReason()).containsEntry(RejectReason.ERASED, 1L);
    for (Source source :
        List.of(
            source(table.getBytes(UTF_8), TableFormat.CSV),
            source(byKey.getBytes(UTF_8), TableFormat.CSV),
            source(line.getBytes(UTF_8), TableFormat.JSONL))) {
      assertThat(tried(settings, source).refusedByReason())
          .isEqualTo(Map.of(RejectReason.ERASED, 1L));
    }
  }

  @Test
  void saysWhereAMappingIsWrong() {
    String wrong =
        MAPPING
            .replace("\"required\"", "\"forced\"")
            .replace("\"format\": {\"always\": \"individual\"},", "")
            .replace("\"d.M.yyyy\"", "\"d.M.\"");

    assertThatThrownBy(() -> MappingFile.read(new ByteArrayInputStream(wrong.getBytes(UTF_8))))
        .isInstanceOf(MappingException.class)
        .hasMessageContaining("events[0].fields.participation_basis: \"forced\" is none of")
        .hasMessageContaining("events[0].fields: format is missing")
        .hasMessageContaining("dates[1]: is no format");
  }
}
