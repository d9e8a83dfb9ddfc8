package org.waymark.ingest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waymark.schemas.event.Event;
import org.waymark.schemas.event.GoalRated;
import org.waymark.schemas.event.ScoreRecorded;
import org.waymark.schemas.reject.RejectReason;
import org.waymark.schemas.topic.Topics;

/** Resources of FHIR through the vault and the ledger; what counts is the live set. */
class FhirImportTest {

  private static final String VISIT =
      "{'resourceType':'Encounter','id':'e1','status':'finished','class':{'code':'AMB'},"
          + "'subject':{'reference':'Patient/maria','display':'Maria Gonzalez'},"
          + "'period':{'start':'2025-03-04T10:00:00-08:00','end':'2025-03-04T10:45:00-08:00'}}";

  @TempDir private Path directory;
  private Fhir fhir;

  @BeforeEach
  void open() throws IOException {
    fhir = new Fhir(directory);
  }

  @AfterEach
  void close() {
    fhir.close();
  }

  private static String goal(String fields) {
    return "{'resourceType':'Goal','id':'g1','subject':{'reference':'Patient/maria'},"
        + fields
        + "}";
  }

  @Test
  void takesAFinishedEncounterAsASession() throws IOException {
    fhir.take(VISIT);

    assertThat(fhir.told())
        .containsExactly(
            "session.recorded 2025-03-04 individual in_person attended 45 unknown unknown unknown");
    assertThat(fhir.live().toString()).doesNotContain("maria", "Gonzalez", "e1\"");
  }

  @Test
  void changesNothingWhenTheSameExportComesTwice() throws IOException {
    String goal =
        goal("'lifecycleStatus':'completed','startDate':'2025-03-01','statusDate':'2025-04-01'");
    String patient = "{'resourceType':'Patient','id':'maria','birthDate':'1974-12-25'}";
    fhir.take(VISIT, goal, patient);
    int sent = fhir.mock.sent(Topics.EVENTS).size();
    ImportResult again = fhir.take(VISIT, goal, patient);

    assertThat(fhir.mock.sent(Topics.EVENTS)).hasSize(sent);
    assertThat(again.accepted()).isZero();
    assertThat(again.rows().unchanged()).isEqualTo(sent);
  }

  @Test
  void correctsAnEncounterThatChanged() throws IOException {
    fhir.take(VISIT);
    ImportResult again = fhir.take(VISIT.replace("10:45", "11:30"));

    assertThat(again.rows().corrected()).isEqualTo(1);
    assertThat(fhir.told()).singleElement().asString().contains("attended 90");
  }

  @Test
  void takesBackWhatWasEnteredInError() throws IOException {
    fhir.take(VISIT);
    ImportResult again = fhir.take(VISIT.replace("'finished'", "'entered-in-error'"));

    assertThat(fhir.live()).isEmpty();
    assertThat(again.rows().retracted()).isEqualTo(1);
    assertThat(again.rejected()).isZero();
  }

  @Test
  void takesBackWhatBulkDataSaysWasDeleted() throws IOException {
    fhir.take(VISIT);
    fhir.take(
        "{'resourceType':'Bundle','type':'transaction','entry':[{'request':"
            + "{'method':'DELETE','url':'Encounter/e1'}},{'request':"
            + "{'method':'DELETE','url':'Encounter/unknown'}}]}");

    assertThat(fhir.live()).isEmpty();
    fhir.take(VISIT);
    assertThat(fhir.live()).hasSize(1);
  }

  @Test
  void takesBackWhatIsGoneOfAnExportOfAllThereIs() throws IOException {
    fhir.whole(VISIT + "\n" + VISIT.replace("'e1'", "'e2'"));
    fhir.whole(VISIT);

    assertThat(fhir.live()).hasSize(1);
  }

  @Test
  void tellsALaterStatusOfAGoalAndKeepsTheOneBefore() throws IOException {
    String subject = "'startDate':'2025-03-01','expressedBy':{'reference':'Patient/maria'},";
    fhir.take(goal(subject + "'lifecycleStatus':'on-hold','statusDate':'2025-03-20'"));
    fhir.take(goal(subject + "'lifecycleStatus':'active','statusDate':'2025-04-02'"));
    fhir.take(
        goal(
            subject
                + "'lifecycleStatus':'completed','statusDate':'2025-05-01',"
                + "'achievementStatus':{'coding':[{'code':'achieved'}]}"));

    assertThat(fhir.told())
        .containsExactly(
            "goal.proposed 2025-03-01 participant health",
            "goal.status_changed 2025-03-01 active unknown",
            "goal.status_changed 2025-03-20 on_hold unknown",
            "goal.status_changed 2025-04-02 active unknown",
            "goal.status_changed 2025-05-01 completed unknown reached");
  }

  @Test
  void correctsTheDayOfAStatus() throws IOException {
    String subject = "'startDate':'2025-03-01',";
    fhir.take(goal(subject + "'lifecycleStatus':'completed','statusDate':'2025-05-20'"));
    fhir.take(goal(subject + "'lifecycleStatus':'completed','statusDate':'2025-05-10'"));
    fhir.take(goal(subject + "'lifecycleStatus':'completed','statusDate':'2025-05-12'"));

    assertThat(fhir.told()).hasSize(3).last().asString().contains("2025-05-12 completed");
  }

  @Test
  void keepsAProposalBeforeTheStartWhenItIsCorrected() throws IOException {
    String active = "'lifecycleStatus':'active','startDate':'2025-03-01'";
    fhir.take(goal(active));
    fhir.take(goal(active + ",'target':[{'dueDate':'2025-12-01'}]"));

    assertThat(fhir.live())
        .extracting(Event::getEventType)
        .containsExactly("goal.proposed", "goal.status_changed");
  }

  @Test
  void neverTakesAGoalOfNobodyForThePersonsOwn() throws IOException {
    fhir.take(goal("'lifecycleStatus':'proposed','startDate':'2025-03-01'"));

    assertThat(fhir.told()).containsExactly("goal.proposed 2025-03-01 unknown health");
  }

  @Test
  void takesTheDecisionsOfTheAcceptanceExtension() throws IOException {
    String acceptance =
        "{'url':'http://hl7.org/fhir/StructureDefinition/goal-acceptance','extension':["
            + "{'url':'individual','valueReference':{'reference':'%s'}},"
            + "{'url':'status','valueCode':'%s'},"
            + "{'url':'priority','valueCodeableConcept':{'coding':[{'code':'high-priority'}]}}]}";
    fhir.take(
        goal(
            "'lifecycleStatus':'active','startDate':'2025-03-01',"
                + "'expressedBy':{'reference':'Practitioner/p'},'extension':["
                + acceptance.formatted("Practitioner/p", "agree")
                + ","
                + acceptance.formatted(
                    "https://a.example/fhir/Patient/maria/_history/2", "disagree")
                + "]"));

    assertThat(fhir.told())
        .containsExactly(
            "goal.proposed 2025-03-01 program health 3",
            "goal.decided 2025-03-01 agree program",
            "goal.status_changed 2025-03-01 active unknown",
            "goal.decided 2025-03-01 disagree participant");
  }

  @Test
  void takesTheDateOfTheCarePlanThatCitesAGoalWithoutOneAndCountsIt() throws IOException {
    String goal = goal("'lifecycleStatus':'completed'");
    String plan =
        "{'resourceType':'CarePlan','id':'c','status':'completed','period':"
            + "{'start':'2025-02-01','end':'2025-04-30'},'goal':[{'reference':'Goal/g1'}]}";
    ImportResult without = fhir.take(goal);
    ImportResult result = fhir.take(goal, plan);

    assertThat(without.rejectedByReason()).containsEntry(RejectReason.MISSING_FIELD, 1L);
    assertThat(fhir.told())
        .containsExactly(
            "goal.proposed 2025-02-01 unknown health",
            "goal.status_changed 2025-02-01 active unknown",
            "goal.status_changed 2025-04-30 completed unknown");
    assertThat(result.resources().assumed())
        .containsEntry("goals without a date have that of the care plan that cites them", 1L)
        .containsEntry(
            "goals that ended on an unknown day ended with the care plan that cites them", 1L);
  }

  @Test
  void findsTheGoalOfARatingAndWhoRatedIt() throws IOException {
    String rating =
        "{'resourceType':'Observation','id':'%s','status':'final','subject':"
            + "{'reference':'Patient/maria'},'effectiveDateTime':'2025-03-10T10:15:00Z',"
            + "'code':{'coding':[{'system':'http://loinc.org','code':'%s'}]},%s}";
    fhir.take(
        goal(
            "'lifecycleStatus':'active','startDate':'2025-03-01',"
                + "'outcomeReference':[{'reference':'Observation/o3'}]"),
        rating.formatted(
            "o1",
            "107334-5",
            "'focus':[{'reference':'Goal/g1'}],'valueCodeableConcept':{'coding':[{'code':'LA34483-0'}]}"),
        rating.formatted(
            "o2",
            "107332-9",
            "'focus':[{'reference':'Goal/g1'}],'performer':[{'reference':'Patient/maria'},"
                + "{'reference':'Practitioner/p'}],'valueInteger':1"),
        rating.formatted("o3", "107331-1", "'valueQuantity':{'value':2.0}"),
        rating.formatted("o4", "107332-9", "'focus':[{'reference':'Goal/g1'}],'valueInteger':1"));

    String goal = fhir.live().get(0).getEntityId();
    assertThat(fhir.live().stream().filter(event -> event.getData() instanceof GoalRated))
        .extracting(
            event ->
                ((GoalRated) event.getData()).getLevel()
                    + " "
                    + ((GoalRated) event.getData()).getRater()
                    + " "
                    + ((GoalRated) event.getData()).getGoalId().equals(goal))
        .containsExactlyInAnyOrder("-1 participant true", "1 joint true", "2 ally true");
  }

  @Test
  void takesTheSumsOfAQuestionnaireAndCountsItsItems() throws IOException {
    ImportResult result =
        fhir.take(
            "{'resourceType':'QuestionnaireResponse','id':'q','status':'completed',"
                + "'questionnaire':'https://a.example/Questionnaire/nel12|2',"
                + "'subject':{'reference':'Patient/maria'},'source':{'reference':'Patient/maria'},"
                + "'authored':'2025-03-04','item':[{'linkId':'1','answer':[{'valueInteger':4}]},"
                + "{'linkId':'2','text':'I hope'},"
                + "{'linkId':'total','answer':[{'valueDecimal':3.5}]}]}");

    ScoreRecorded score = (ScoreRecorded) fhir.live().get(0).getData();
    assertThat(Fhir.line(result, "QuestionnaireResponse")).isEqualTo("1 1 0 0");
    assertThat(score.getValue()).isEqualTo(3.5);
    assertThat(score.getItemsAnswered()).isEqualTo(1);
    assertThat(score.getItemsTotal()).isEqualTo(2);
  }

  @Test
  void takesConsentToResearchOnlyWhenItIsPlain() throws IOException {
    String consent =
        "{'resourceType':'Consent','id':'%s','status':'active','patient':{'reference':"
            + "'Patient/maria'},'dateTime':'2025-03-04','scope':{'coding':[{'code':'research'}]},"
            + "'policy':[{'uri':'https://a.example/maria-gonzalez'}],'provision':%s}";
    fhir.take(
        consent.formatted("c1", "{'type':'permit'}"),
        consent.formatted("c2", "{'type':'permit','provision':[{'type':'deny'}]}"),
        consent.formatted("c3", "{}"));

    assertThat(fhir.told()).containsExactly("consent.changed 2025-03-04 research_release granted");
    assertThat(fhir.live().toString()).doesNotContain("gonzalez");
  }

  @Test
  void saysOfAnEpisodeOnlyThatSomebodyWasReferred() throws IOException {
    String episode =
        "{'resourceType':'EpisodeOfCare','id':'x','status':'finished','patient':{'reference':"
            + "'Patient/maria'},'period':{'start':'2025-01-02','end':'2025-03-04'}%s}";
    ImportResult without = fhir.take(episode.formatted(""));
    fhir.take(episode.formatted(",'referralRequest':[{'display':'from a clinic'}]"));

    assertThat(without.firstRejects().get(0).getField()).isEqualTo("entry_basis");
    assertThat(fhir.told())
        .containsExactly(
            "episode.opened 2025-01-02 referred", "episode.closed 2025-03-04 other unknown");
  }

  @Test
  void keepsABandOfAPatientAndNeverABirthDate() throws IOException {
    fhir.take(
        "{'resourceType':'Patient','id':'maria','meta':{'lastUpdated':'2025-05-05T00:00:00Z'},"
            + "'name':[{'family':'Gonzalez'}],'gender':'female','birthDate':'1974-12-25'}");

    assertThat(fhir.told()).containsExactly("participant.described 2025-01-01 50_59 woman");
  }

  @Test
  void takesAGroupSessionOncePerPerson() throws IOException {
    fhir.take(
        "{'resourceType':'Group','id':'tuesday','member':[{'entity':{'reference':'Patient/a'}},"
            + "{'entity':{'reference':'Patient/b'}},"
            + "{'entity':{'reference':'Patient/c'},'inactive':true}]}",
        VISIT.replace("Patient/maria", "Group/tuesday"));

    assertThat(fhir.live())
        .hasSize(2)
        .extracting(Event::getEntityId)
        .containsOnly(fhir.live().get(0).getEntityId());
    assertThat(fhir.told()).allMatch(told -> told.contains("group in_person attended 45 2"));
  }

  @Test
  void resolvesTheNamesOfATransaction() throws IOException {
    fhir.take(
        "{'resourceType':'Bundle','type':'transaction','entry':["
            + "{'fullUrl':'urn:uuid:aaa','resource':{'resourceType':'Goal','lifecycleStatus':"
            + "'proposed','startDate':'2025-03-01','subject':{'reference':'urn:uuid:bbb'},"
            + "'expressedBy':{'reference':'urn:uuid:bbb'}}},"
            + "{'fullUrl':'urn:uuid:bbb','resource':{'resourceType':'Patient','id':'maria',"
            + "'gender':'other'}}]}");

    assertThat(fhir.live()).hasSize(2);
    assertThat(fhir.live().stream().map(Event::getParticipantKey).distinct()).hasSize(1);
    assertThat(fhir.told()).anyMatch(told -> told.contains("participant health"));
  }

  @Test
  void takesTheNewestVersionOfAHistory() throws IOException {
    String entry = "{'resource':%s,'request':{'method':'PUT'},'response':{'lastModified':'%s'}}";
    fhir.take(
        "{'resourceType':'Bundle','type':'history','entry':["
            + entry.formatted(VISIT.replace("10:45", "11:00"), "2025-03-06T00:00:00Z")
            + ","
            + entry.formatted(VISIT, "2025-03-05T00:00:00Z")
            + "]}");

    assertThat(fhir.told()).singleElement().asString().contains("attended 60");
  }

  @Test
  void readsOnBehindALineThatIsNoJson() throws IOException {
    ImportResult result =
        fhir.take(VISIT + "\n{'resourceType':'Enc\n\n" + VISIT.replace("'e1'", "'e2'"));

    assertThat(fhir.live()).hasSize(2);
    assertThat(result.rejectedByReason()).containsEntry(RejectReason.MALFORMED, 1L);
  }

  @Test
  void takesTheEntriesBeforeThePlaceWhereABundleBreaksOff() throws IOException {
    ImportResult result =
        fhir.take("{\n'resourceType':'Bundle',\n'entry':[\n{'resource':" + VISIT + "},\n{'resou");

    assertThat(fhir.live()).hasSize(1);
    assertThat(result.rejectedByReason()).containsEntry(RejectReason.MALFORMED, 1L);
  }

  @Test
  void leavesOutWhatFhirHasAndNobodyCountsHere() throws IOException {
    ImportResult result =
        fhir.take(
            "{'resourceType':'Condition','id':'1'}\n{'resourceType':'Maria Gonzalez','id':'1'}\n"
                + VISIT.replace("'AMB'", "'IMP'").replace("'e1'", "'e3'")
                + "\n"
                + VISIT.replace("'finished'", "'cancelled'"));

    assertThat(Fhir.line(result, "Condition")).isEqualTo("1 0 1 0");
    assertThat(Fhir.line(result, "Encounter")).isEqualTo("2 0 1 1");
    assertThat(result.resources().toString()).doesNotContain("Maria");
  }

  @Test
  void neverGuessesADayFromAYear() throws IOException {
    ImportResult result =
        fhir.take(
            VISIT
                .replace("2025-03-04T10:00:00-08:00", "2025")
                .replace("2025-03-04T10:45:00-08:00", "2025-03"));

    assertThat(result.firstRejects().get(0).getField()).isEqualTo("occurred_at");
  }

  @Test
  void triesAsItWouldImport() throws IOException {
    TrialResult tried = fhir.tryOut(VISIT, goal("'lifecycleStatus':'active'"));
    ImportResult taken = fhir.take(VISIT, goal("'lifecycleStatus':'active'"));

    assertThat(tried.resources()).isEqualTo(taken.resources());
    assertThat(tried.refusedByReason()).isEqualTo(taken.rejectedByReason());
    assertThat(tried.newPeople()).isEqualTo(1);
  }

  @Test
  void letsNoNamePassTheEdgeWhereverItStands() throws IOException {
    String planted =
        "{'resourceType':'Bundle','id':'canary','entry':[{'fullUrl':'urn:uuid:canary',"
            + "'resource':{'resourceType':'Patient','id':'canary','name':[{'family':'canary'}],"
            + "'gender':'other','birthDate':'1970-canary','canary':'canary'}},"
            + "{'resource':"
            + VISIT
                .replace("maria", "canary")
                .replace("'e1'", "'canary-visit'")
                .replace("'AMB'", "'canary'")
            + "},{'resource':"
            + goal("'lifecycleStatus':'on-hold','startDate':'2025-03-01','statusDate':'2025-03-02',"
                    + "'category':[{'text':'canary','coding':[{'code':'canary'}]}],"
                    + "'statusReason':'canary','target':[{'detailString':'canary'}]")
                .replace("g1", "canary-goal")
                .replace("maria", "canary")
            + "},{'resource':{'resourceType':'canary','id':'canary'}},"
            + "{'resource':"
            + VISIT.replace("2025-03-04T10:00:00-08:00", "canary").replace("2025-03-04T1", "canary")
            + "}]}";
    ImportResult result = fhir.take(planted);

    assertThat(fhir.live()).hasSize(5);
    assertThat(result.rejected()).isEqualTo(1);
    assertThat(result.toString()).doesNotContain("canary");
    fhir.mock
        .producer
        .history()
        .forEach(
            record -> {
              assertThat(new String(record.key(), ISO_8859_1)).doesNotContain("canary");
              assertThat(new String(record.value(), ISO_8859_1)).doesNotContain("canary");
            });
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.toList()) {
        assertThat(new String(Files.readAllBytes(file), ISO_8859_1)).doesNotContain("canary");
      }
    }
  }

  @Test
  void givesARefusedResourceBackWhole() throws IOException {
    String refused = VISIT.replace("'period'", "'time'").replace('\'', '"');
    String bundle = "{\"resourceType\":\"Bundle\",\"entry\":[{\"resource\":%s},{\"resource\":%s}]}";
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    RowsForMending.write(
        Fhir.source(bundle.formatted(VISIT, refused)),
        List.of(new RowsForMending.Refusal(0, 2, RejectReason.MISSING_FIELD, "occurred_at")),
        out);

    assertThat(out.toString(UTF_8)).isEqualTo(refused + "\n");
  }

  @Test
  void takesBackTheGoalsWithinACarePlanThatWasEnteredInError() throws IOException {
    String plan =
        "{'resourceType':'CarePlan','id':'c','status':'active','created':'2025-02-01',"
            + "'goal':[{'reference':'#g1'}],'contained':["
            + goal("'lifecycleStatus':'active'")
            + "]}";
    fhir.take(plan);
    int before = fhir.live().size();
    fhir.take(plan.replace("'active','created'", "'entered-in-error','created'"));

    assertThat(before).isEqualTo(2);
    assertThat(fhir.live()).isEmpty();
  }
}
