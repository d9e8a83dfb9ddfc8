package org.waymark.streams.fold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.waymark.streams.fold.Given.person;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.waymark.schemas.event.ConsentState;
import org.waymark.schemas.event.Decision;
import org.waymark.schemas.event.GoalStatus;
import org.waymark.schemas.event.Role;

/** The rules of the fold, one sentence each. */
class PersonFoldTest {

  @Test
  void countsASessionInTheMonthOfItsLocalDay() {
    assertThat(person().attended("2025-03-31", "s").count("2025-03", "attended")).isEqualTo(1);
  }

  @Test
  void ofTwoEventsOfOneSessionTheLaterCounts() {
    Given twice = person().attended("2025-03-01", "s").missed("2025-03-02", "s");
    assertThat(twice.count("2025-03", "attended")).isZero();
    assertThat(twice.count("2025-03", "no_show")).isEqualTo(1);
  }

  @Test
  void anAnswerCountsWhereItsSessionIs() {
    Given answered = person().attended("2025-03-31", "s").heard("2025-04-01", 9, "s");
    assertThat(answered.count("2025-03", "f3_num")).isEqualTo(1);
    assertThat(answered.count("2025-03", "f6_num")).isEqualTo(1);
  }

  @Test
  void anAnswerAboutARetractedSessionCountsWhereItIsItself() {
    Given answered = person().attended("2025-03-31", "s").heard("2025-04-01", 9, "s").retracted(1);
    assertThat(answered.count("2025-04", "f3_num")).isEqualTo(1);
  }

  @Test
  void nobodyWhoDeclinedReportingHasARow() {
    Given declined =
        person().attended("2025-03-01", "s").consented("2025-05-01", ConsentState.declined);
    assertThat(declined.folded().ifReported().months()).isEmpty();
  }

  @Test
  void whoeverGrantsReportingAgainIsCountedAgain() {
    Given granted =
        person()
            .attended("2025-03-01", "s")
            .consented("2025-05-01", ConsentState.withdrawn)
            .consented("2025-06-01", ConsentState.granted);
    assertThat(granted.count("2025-03", "attended")).isEqualTo(1);
  }

  @Test
  void aGoalStartedWithoutTheirYesIsNotAgreed() {
    Given started =
        person()
            .proposed("2025-03-01", Role.program)
            .changed("2025-03-02", GoalStatus.active, Role.program)
            .decided("2025-03-03", Decision.agree, Role.participant);
    assertThat(started.count("2025-03", "s2_den")).isEqualTo(1);
    assertThat(started.count("2025-03", "s2_num")).isZero();
  }

  @Test
  void aDecisionBySomebodyElseMovesAGoalButIsNoAgreement() {
    Given started =
        person()
            .proposed("2025-03-01", Role.program)
            .decided("2025-03-02", Decision.agree, Role.program)
            .changed("2025-03-03", GoalStatus.active, Role.program);
    assertThat(started.state()).isEqualTo("active");
    assertThat(started.count("2025-03", "s2_num")).isZero();
  }

  @Test
  void aNoToAGoalUnderWayTakesTheAgreementBack() {
    Given refused =
        person()
            .proposed("2025-03-01", Role.joint)
            .decided("2025-03-02", Decision.disagree, Role.participant)
            .changed("2025-03-03", GoalStatus.active, Role.program);
    assertThat(refused.state()).isEqualTo("active");
    assertThat(refused.count("2025-03", "s2_num")).isZero();
  }

  @Test
  void anIllegalStepWaitsAndALateEventMakesItLegal() {
    Given waiting =
        person()
            .proposed("2025-03-01", Role.participant)
            .changed("2025-03-20", GoalStatus.completed, Role.participant);
    assertThat(waiting.pending()).containsExactly("ILLEGAL_TRANSITION accepted->completed");

    waiting.changed("2025-03-10", GoalStatus.active, Role.joint);
    assertThat(waiting.pending()).isEmpty();
    assertThat(waiting.state()).isEqualTo("completed");
  }

  @Test
  void aCancelledGoalCountsOnceHoweverOftenItIsSaid() {
    Given cancelled =
        person()
            .proposed("2025-03-01", Role.participant)
            .changed("2025-03-02", GoalStatus.cancelled, Role.participant)
            .changed("2025-03-03", GoalStatus.cancelled, Role.program);
    assertThat(cancelled.count("2025-03", "s10_den")).isEqualTo(1);
    assertThat(cancelled.pending()).isEmpty();
  }

  @Test
  void stepsOfAGoalThatNobodyProposedWait() {
    assertThat(person().rated("2025-03-01", 1).revised("2025-03-02", Role.joint).pending())
        .containsExactly("UNKNOWN_GOAL", "UNKNOWN_GOAL");
  }

  /** The table of events.md, all of it but the late decisions, which the tests above hold. */
  @ParameterizedTest
  @CsvSource({
    "PROPOSED,  active on_hold completed cancelled, y n n y",
    "ACCEPTED,  active on_hold completed cancelled, y n n y",
    "ACTIVE,    on_hold completed cancelled,        y y y",
    "ON_HOLD,   active completed cancelled,         y y y",
    "COMPLETED, active on_hold cancelled,           y n n",
    "CANCELLED, active on_hold completed,           y n n",
    "REJECTED,  active on_hold completed cancelled, n n n n"
  })
  void statesAllowWhatTheTableSays(GoalState state, String wishes, String answers) {
    String[] wished = wishes.split(" ");
    String[] allowed = answers.split(" ");
    for (int i = 0; i < wished.length; i++) {
      assertThat(state.allows(GoalState.of(GoalStatus.valueOf(wished[i]))))
          .as(state + " to " + wished[i])
          .isEqualTo(allowed[i].equals("y"));
    }
  }
}
