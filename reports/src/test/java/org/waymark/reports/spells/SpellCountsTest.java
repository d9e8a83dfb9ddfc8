package org.waymark.reports.spells;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.waymark.reports.format.OutputFormat;
import org.waymark.reports.lake.Cut;
import org.waymark.reports.lake.RowReader;

/** What SQL counts of one person: {@code month person numerator/denominator}. */
class SpellCountsTest {

  private static final String MARIA = "P1";

  @TempDir Path directory;
  private Lives lives;

  @BeforeEach
  void oneProgram() {
    lives = new Lives(directory);
  }

  // S6, asked early.

  @ParameterizedTest
  @CsvSource({"2025-01-01, 2025-01-01", "2025-01-02, 2025-02-01"})
  void countsAnEpisodeInTheMonthOfItsThirtiethDay(String opened, String month) throws SQLException {
    lives.episode(MARIA, "opened_on=" + opened);
    assertThat(counted("s6")).containsExactly(month + " P1 0/1");
  }

  @ParameterizedTest
  @CsvSource({"2025-01-31, 1/1", "2025-02-01, 0/1"})
  void asksByTheThirtiethDay(String asked, String counts) throws SQLException {
    lives.episode(MARIA, "opened_on=2025-01-01 first_preference_on=" + asked);
    assertThat(counted("s6")).containsExactly("2025-01-01 P1 " + counts);
  }

  @Test
  void countsWhoeverLeftUnaskedBeforeTheThirtiethDay() throws SQLException {
    lives.episode(MARIA, "opened_on=2025-01-10 closed_on=2025-01-12 closing_reason=moved");
    assertThat(counted("s6")).containsExactly("2025-02-01 P1 0/1");
  }

  @Test
  void knowsNoThirtiethDayOfAnEpisodeOfWhichOnlyTheEndWasRecorded() throws SQLException {
    lives.episode(MARIA, "closed_on=2025-01-12");
    assertThat(counted("s6")).isEmpty();
  }

  // S7, living goals.

  @ParameterizedTest
  @CsvSource({"2025-03-02, 1", "2025-03-03, 0"}) // 90 and 89 days before 31 May
  void looksAtGoalsOfNinetyDaysOrMore(String first, int goals) throws SQLException {
    lives.goal(MARIA, "first_active_on=%1$s active=%1$s/..".formatted(first));
    assertThat(countedIn("s7", "2025-05-01")).hasSize(goals);
  }

  @ParameterizedTest
  @CsvSource({"2025-05-31, 1/1", "2025-03-03, 1/1", "2025-03-02, 0/1", "2025-06-01, 0/1"})
  void takesAGoalForAliveThatWasTendedInNinetyDays(String tended, String counts)
      throws SQLException {
    lives.goal(MARIA, "first_active_on=2025-01-01 active=2025-01-01/.. tended_on=" + tended);
    assertThat(countedIn("s7", "2025-05-01")).containsExactly("2025-05-01 P1 " + counts);
  }

  @ParameterizedTest
  @CsvSource({
    "2025-01-01/2025-05-31, 0",
    "2025-01-01/2025-06-01, 1",
    "'2025-01-01/2025-02-01,2025-03-01/..', 1"
  })
  void asksWhatIsActiveWhenTheMonthIsOver(String active, int goals) throws SQLException {
    lives.goal(MARIA, "first_active_on=2025-01-01 active=" + active);
    assertThat(countedIn("s7", "2025-05-01")).hasSize(goals);
  }

  // S9, limits looked at again.

  @ParameterizedTest
  @CsvSource({"2025-03-03, 1/1", "2025-03-02, 0/1"})
  void looksForALimitPlacedInNinetyDays(String placed, String counts) throws SQLException {
    limit("placed", placed);
    assertThat(countedIn("s9", "2025-05-01")).containsExactly("2025-05-01 P1 " + counts);
  }

  @Test
  void takesAReviewForALook() throws SQLException {
    limit("placed", "2025-01-01");
    limit("reviewed", "2025-05-31");
    assertThat(countedIn("s9", "2025-05-01")).containsExactly("2025-05-01 P1 1/1");
    assertThat(countedIn("s9", "2025-04-01")).containsExactly("2025-04-01 P1 0/1");
  }

  @Test
  void leavesOutALimitThatWasLiftedThoughItIsReviewedLater() throws SQLException {
    limit("placed", "2025-04-01");
    limit("lifted", "2025-05-31");
    limit("reviewed", "2025-06-02");
    assertThat(countedIn("s9", "2025-04-01")).hasSize(1);
    assertThat(countedIn("s9", "2025-05-01")).isEmpty();
    assertThat(countedIn("s9", "2025-06-01")).isEmpty();
  }

  // E10, back on one's own path.

  @Test
  void countsADetourInTheMonthOfItsSixtiethDay() throws SQLException {
    detour("2025-01-01");
    assertThat(counted("e10")).containsExactly("2025-03-01 P1 0/1");
  }

  @ParameterizedTest
  @CsvSource({
    "2025-03-02, participant, 1/1",
    "2025-03-03, participant, 0/1",
    "2025-03-02, program, 0/1"
  })
  void findsAGoalProposedWithinSixtyDays(String day, String originator, String counts)
      throws SQLException {
    detour("2025-01-01");
    proposed(day, originator);
    assertThat(counted("e10")).containsExactly("2025-03-01 P1 " + counts);
  }

  @Test
  void doesNotTakeAGoalOfTheMorningForOneAfterADetour() throws SQLException {
    proposed("2025-01-01", "participant");
    detour("2025-01-01");
    assertThat(counted("e10")).containsExactly("2025-03-01 P1 0/1");
  }

  @Test
  void countsNoStepThatWaitsUntilItIsLegal() throws SQLException {
    detour("2025-01-01");
    lives.goal(MARIA, "goal_id=G proposed_on=2024-06-01 originator=program active=2024-07-01/..");
    lives.event(
        MARIA,
        "goal.status_changed",
        "2025-01-20",
        "entity_id=G to_status=active changed_by=participant");
    assertThat(counted("e10")).containsExactly("2025-03-01 P1 0/1");
  }

  @Test
  void countsARevisionTogether() throws SQLException {
    detour("2025-01-01");
    lives.goal(MARIA, "goal_id=G proposed_on=2024-06-01 tended_on=2025-01-20");
    lives.event(MARIA, "goal.revised", "2025-01-20", "entity_id=G revised_by=joint");
    assertThat(counted("e10")).containsExactly("2025-03-01 P1 1/1");
  }

  // E5, self-rated empowerment: of nel12, whose answers go from 1 to 5.

  @Test
  void takesTheLatestScoreThatAnEnrolledPersonGave() throws SQLException {
    lives.episode(MARIA, "opened_on=2025-01-01");
    score("2025-04-01", "2");
    score("2025-05-31", "4");
    assertThat(countedIn("e5", "2025-05-01")).containsExactly("2025-05-01 P1 75/1");
    assertThat(countedIn("e5", "2025-04-01")).containsExactly("2025-04-01 P1 25/1");
  }

  @ParameterizedTest
  @CsvSource({"2024-12-01, 50/1", "2024-11-30, 0/0 unknown 1"}) // 181 and 182 days before 31 May
  void looksBackForHalfAYear(String day, String counts) throws SQLException {
    lives.episode(MARIA, "opened_on=2024-01-01");
    score(day, "3");
    assertThat(countedIn("e5", "2025-05-01")).containsExactly("2025-05-01 P1 " + counts);
  }

  @ParameterizedTest
  @CsvSource({"respondent=peer_specialist", "items_answered=9", "items_total=", "instrument=nel40"})
  void takesNoOtherScore(String other) throws SQLException {
    lives.episode(MARIA, "opened_on=2025-01-01");
    String told = other.endsWith("=") ? "" : other;
    String items = other.endsWith("=") ? "" : "items_answered=10 items_total=12";
    lives.event(
        MARIA,
        "score.recorded",
        "2025-05-02",
        "instrument=nel12 subscale=total value=3 respondent=participant " + items + " " + told);
    assertThat(countedIn("e5", "2025-05-01")).containsExactly("2025-05-01 P1 0/0 unknown 1");
  }

  @ParameterizedTest
  @CsvSource({"2025-05-01, 1", "2025-04-30, 0"})
  void isEnrolledForADayOrMore(String closed, int people) throws SQLException {
    lives.episode(MARIA, "opened_on=2025-01-01 closed_on=" + closed);
    assertThat(countedIn("e5", "2025-05-01")).hasSize(people);
  }

  @Test
  void placesAScoreOfASessionWhereTheSessionIs() throws SQLException {
    lives.program("summit").episode(MARIA, "opened_on=2025-01-01");
    lives.event(MARIA, "session.recorded", "2025-04-30", "entity_id=S outcome=attended");
    lives.event(
        MARIA,
        "score.recorded",
        "2025-05-02",
        "program_id=summit session_id=S instrument=nel12 subscale=total value=3"
            + " respondent=participant items_answered=12 items_total=12");
    assertThat(countedIn("e5", "2025-04-01")).containsExactly("2025-04-01 P1 50/1");
  }

  // O2, goals reached by six months; O4, followed up.

  @ParameterizedTest
  @CsvSource({"2024-12-30, 2025-06-01", "2024-12-31, 2025-07-01"})
  void countsAGoalInTheMonthOfItsDay182(String first, String month) throws SQLException {
    lives.goal(MARIA, "first_active_on=" + first);
    assertThat(counted("o4")).containsExactly(month + " P1 0/1");
    assertThat(fates()).containsExactly(month + " P1 unrated");
  }

  @ParameterizedTest
  @CsvSource({
    "2025-07-01:participant:0, reached",
    "2025-07-02:participant:0, unrated",
    "'2025-02-01:participant:2,2025-06-01:joint:-1', missed",
    "'2025-02-01:participant:-1,2025-06-01:ally:1', missed"
  })
  void takesThePersonsLatestLevelByDay182(String ratings, String fate) throws SQLException {
    lives.goal(MARIA, "first_active_on=2024-12-31 ratings=" + ratings);
    assertThat(fates()).containsExactly("2025-07-01 P1 " + fate);
  }

  @ParameterizedTest
  @CsvSource({
    "ended_by=participant, let_go",
    "ended_by=joint, let_go",
    "ended_by=program, unrated",
    "ended_by=unknown, unrated",
    "ended_by=participant ended_on=2025-07-02, unrated",
    "ended_by=participant ended_as=completed, unrated",
    "ended_by=participant ratings=2025-02-01:participant:-1, let_go",
    "ended_by=participant ratings=2025-02-01:participant:0, reached"
  })
  void neverTakesLettingGoForMissing(String told, String fate) throws SQLException {
    lives.goal(MARIA, "first_active_on=2024-12-31 ended_on=2025-07-01 ended_as=cancelled " + told);
    assertThat(fates()).containsExactly("2025-07-01 P1 " + fate);
  }

  @ParameterizedTest
  @CsvSource({
    "2025-01-13:participant:0, 0/1",
    "2025-01-14:participant:0, 1/1",
    "2025-07-01:participant:0, 1/1",
    "2025-07-02:participant:0, 0/1",
    "2025-03-01:joint:0, 0/1"
  })
  void followsUpFromDay14To182(String rating, String counts) throws SQLException {
    lives.goal(MARIA, "first_active_on=2024-12-31 ratings=" + rating);
    assertThat(counted("o4")).containsExactly("2025-07-01 P1 " + counts);
  }

  // O5, still connected, or left by choice: day 182 is 1 July.

  @ParameterizedTest
  @CsvSource({"2025-05-03, 1/1", "2025-05-02, 0/1", "2025-07-01, 1/1", "2025-07-02, 0/1"})
  void isConnectedWithASessionInSixtyDays(String day, String counts) throws SQLException {
    lives.episode(MARIA, "opened_on=2024-12-31");
    lives.event(MARIA, "session.recorded", day, "outcome=attended");
    assertThat(counted("o5")).containsExactly("2025-07-01 P1 " + counts);
  }

  @Test
  void isNotConnectedByASessionThatNobodyCameTo() throws SQLException {
    lives.episode(MARIA, "opened_on=2024-12-31");
    lives.event(MARIA, "session.recorded", "2025-06-01", "outcome=no_show");
    assertThat(counted("o5")).containsExactly("2025-07-01 P1 0/1");
  }

  @ParameterizedTest
  @CsvSource({
    "own_choice, 2025-07-01, 1/1",
    "goals_met, 2025-02-01, 1/1",
    "lost_contact, 2025-02-01, 0/1",
    "other, 2025-02-01, 0/1",
    "own_choice, 2025-07-02, 0/1"
  })
  void tellsLeavingByChoiceFromLeavingUnexplained(String reason, String day, String counts)
      throws SQLException {
    lives.episode(
        MARIA, "opened_on=2024-12-31 closed_on=%s closing_reason=%s".formatted(day, reason));
    assertThat(counted("o5")).containsExactly("2025-07-01 P1 " + counts);
  }

  @ParameterizedTest
  @CsvSource({"moved", "deceased", "program_ended"})
  void leavesOutWhoMovedOrDiedOrLostTheProgram(String reason) throws SQLException {
    lives.episode(MARIA, "opened_on=2024-12-31 closed_on=2025-07-01 closing_reason=" + reason);
    assertThat(counted("o5")).isEmpty();
  }

  // O1, goal attainment; O3, reliable change; O7, sticking with goals.

  @Test
  void takesThePersonsOwnLastRatingOfTheMonth() throws SQLException {
    lives.goal(
        MARIA,
        "baseline_level=-1 ratings=2025-05-01:participant:-2,2025-05-31:participant:1,2025-05-31:joint:2,2025-06-01:participant:0");
    lives.goal(MARIA, "ratings=2025-05-01:participant:2");
    assertThat(
            rows(
                "o1",
                row ->
                    row.getString("month")
                        + " "
                        + row.getInt("baseline_level")
                        + " to "
                        + row.getInt("level")))
        .containsExactly("2025-05-01 -1 to 1", "2025-06-01 -1 to 0");
  }

  @ParameterizedTest
  @CsvSource({"2025-01-29, 1", "2025-01-28, 0"})
  void needsTwoScores28DaysApart(String second, int pairs) throws SQLException {
    lives.episode(MARIA, "opened_on=2025-01-01");
    score("2025-01-01", "2");
    score(second, "3");
    assertThat(pairs()).hasSize(pairs);
  }

  @Test
  void comparesTheLastScoreOfAMonthWithTheFirstOfItsEpisode() throws SQLException {
    lives.episode(MARIA, "opened_on=2024-01-01 closed_on=2024-06-30");
    lives.episode(MARIA, "opened_on=2025-01-01");
    score("2024-02-01", "5");
    score("2025-01-05", "2");
    score("2025-03-01", "3");
    score("2025-03-31", "4");
    assertThat(pairs()).containsExactly("2025-03-01 2.0 to 4.0");
  }

  @ParameterizedTest
  @CsvSource({
    "originator=participant, participant 100 null",
    "originator=peer_specialist, others 100 null",
    "ended_as=completed ended_by=unknown, unknown 10 completed",
    "ended_as=cancelled ended_by=joint, unknown 10 let_go",
    "ended_as=cancelled ended_by=joint end_reason=program_reason, unknown 10 by_others",
    "ended_as=cancelled ended_by=third_party, unknown 10 by_others",
    "ended_as=cancelled ended_by=unknown, unknown 10 by_unknown",
    "state=on_hold, unknown 100 null"
  })
  void followsAGoalToItsEndOrTheLastDayOfTheLog(String told, String course) throws SQLException {
    String end = told.contains("ended_as") ? "ended_on=2025-01-11 " : "";
    lives.goal(MARIA, "first_active_on=2025-01-01 originator=unknown " + end + told);
    lives.event("P2", "task.recorded", "2025-04-11", "");
    assertThat(
            rows(
                "o7",
                row ->
                    row.getString("origin")
                        + " "
                        + row.getInt("days")
                        + " "
                        + row.getString("ending")))
        .containsExactly(course);
  }

  // The events that count.

  @Test
  void takesTheVersionRecordedLastAndOfATieTheGreaterFingerprint() throws SQLException {
    choice("action=assert recorded_at=2025-02-01T00:00:00Z fingerprint=bb program_id=tejo");
    choice("action=assert recorded_at=2025-01-01T00:00:00Z fingerprint=cc program_id=mesa");
    choice("action=assert recorded_at=2025-02-01T00:00:00Z fingerprint=aa program_id=azul");
    assertThat(programsOfLiveEvents()).containsExactly("tejo");
  }

  @Test
  void leavesOutWhatWasRetracted() throws SQLException {
    choice("action=assert recorded_at=2025-02-01T00:00:00Z fingerprint=bb");
    choice("action=retract recorded_at=2025-03-01T00:00:00Z fingerprint=aa");
    assertThat(programsOfLiveEvents()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"granted, 2", "declined, 0", "withdrawn, 0"})
  void leavesOutWhoDeclinedLast(String last, int events) throws SQLException {
    lives.event(MARIA, "consent.changed", "2025-01-01", "scope=program_reporting state=declined");
    lives.event(MARIA, "consent.changed", "2025-01-02", "scope=program_reporting state=" + last);
    assertThat(programsOfLiveEvents()).hasSize(events);
  }

  private void choice(String told) {
    lives.version(
        MARIA,
        "event_id=X entity_id=X event_type=choice.recorded occurred_on=2025-01-01"
            + " occurred_at=2025-01-01T00:00:00Z "
            + told);
  }

  private void limit(String state, String day) {
    lives.event(MARIA, "limit.changed", day, "entity_id=L state=" + state);
  }

  private void detour(String day) {
    lives.event(MARIA, "moment.noted", day, "kind=detour");
  }

  private void proposed(String day, String originator) {
    lives.goal(MARIA, "goal_id=G proposed_on=%s originator=%s".formatted(day, originator));
    lives.event(MARIA, "goal.proposed", day, "entity_id=G originator=" + originator);
  }

  private void score(String day, String value) {
    lives.event(
        MARIA,
        "score.recorded",
        day,
        "instrument=nel12 subscale=total respondent=participant items_answered=10 items_total=12"
            + " value="
            + value);
  }

  private List<String> counted(String id) throws SQLException {
    return rows(id, SpellCountsTest::counts).stream().filter(row -> !row.endsWith(" 0/0")).toList();
  }

  private List<String> countedIn(String id, String month) throws SQLException {
    return counted(id).stream().filter(row -> row.startsWith(month)).toList();
  }

  private List<String> fates() throws SQLException {
    return rows("o2", SpellCountsTest::fate).stream().filter(row -> !row.endsWith("none")).toList();
  }

  private List<String> pairs() throws SQLException {
    return rows(
        "o3",
        row ->
            row.getString("month")
                + " "
                + row.getDouble("first_score")
                + " to "
                + row.getDouble("second_score"));
  }

  private List<String> programsOfLiveEvents() throws SQLException {
    StringWriter out = new StringWriter();
    try (Cut cut = lives.cut()) {
      cut.query("SELECT program_id FROM live_events", OutputFormat.CSV.writer(out));
    }
    return out.toString().lines().skip(1).toList();
  }

  private <T> List<T> rows(String id, RowReader<T> reader) throws SQLException {
    Map<String, String> variables = new HashMap<>();
    variables.put("program", "'harbor'");
    variables.put("from_month", "DATE '2024-01-01'");
    variables.put("to_month", "DATE '2025-12-01'");
    variables.put("instrument", "'nel12'");
    variables.put("subscale", "'total'");
    variables.put("lowest", "1");
    variables.put("highest", "5");
    try (Cut cut = lives.cut()) {
      return cut.report("spell/" + id, variables, reader);
    }
  }

  private static String counts(ResultSet row) throws SQLException {
    return row.getString("month")
        + " "
        + row.getString("participant_key")
        + " "
        + Math.round(row.getDouble("numerator"))
        + "/"
        + row.getLong("denominator")
        + (row.getLong("unknown") > 0 ? " unknown " + row.getLong("unknown") : "");
  }

  private static String fate(ResultSet row) throws SQLException {
    String fate =
        row.getLong("reached") > 0
            ? "reached"
            : row.getLong("missed") > 0
                ? "missed"
                : row.getLong("let_go") > 0
                    ? "let_go"
                    : row.getLong("unrated") > 0 ? "unrated" : "none";
    return row.getString("month") + " " + row.getString("participant_key") + " " + fate;
  }
}
