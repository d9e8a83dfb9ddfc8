package org.waymark.reports.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.waymark.reports.disclosure.CellStatus;
import org.waymark.reports.format.OutputFormat;
import org.waymark.reports.lake.Cut;
import org.waymark.reports.publication.Chronicle;
import org.waymark.reports.publication.PublicationException;
import org.waymark.schemas.catalogue.Catalogue;

@Tag("seeds")
class ExplainerTest {

  private static final LocalDate PROVISIONAL = LocalDate.of(2025, 2, 5);
  private static final LocalDate FINAL = LocalDate.of(2025, 12, 1);

  @TempDir Path directory;
  private Chronicle log = new Chronicle(Path.of("unset"));

  @BeforeEach
  void thirtyPeopleChoseAndTwentyDidNot() {
    log = new Chronicle(directory).chose(0, 30, "participant").chose(30, 50, "program");
  }

  @Test
  void newEventsAreNew() throws IOException {
    assertThat(between(() -> log.chose(50, 62, "participant")))
        .containsExactly(part(Cause.NEW, new Amounts(12, 12, 0, 12), 12));
  }

  @Test
  void eventsThatWereWrittenDownEightDaysLaterAreLate() throws IOException {
    assertThat(between(() -> log.recordedAfterDays(8).chose(50, 62, "program")))
        .containsExactly(part(Cause.LATE, new Amounts(0, 12, 0, 12), 12));
  }

  @Test
  void eventsThatWereWrittenDownOtherwiseAreCorrections() throws IOException {
    assertThat(between(() -> log.recordedAfterDays(20).chose(30, 42, "participant")))
        .containsExactly(part(Cause.CORRECTIONS, new Amounts(12, 0, 0, 0), 12));
  }

  @Test
  void eventsThatWereTakenBackAreRetractions() throws IOException {
    assertThat(between(() -> log.recordedAfterDays(20).tookBack(0, 12)))
        .containsExactly(part(Cause.RETRACTIONS, new Amounts(-12, -12, 0, -12), 12));
  }

  @Test
  void peopleWhoDeclineAreConsent() throws IOException {
    assertThat(between(() -> log.said(0, 12, "declined")))
        .containsExactly(part(Cause.CONSENT, new Amounts(-12, -12, 0, -12), 12));
  }

  @Test
  void aLateWordOfConsentIsConsentToo() throws IOException {
    assertThat(between(() -> log.recordedAfterDays(30).said(0, 12, "withdrawn")))
        .containsExactly(part(Cause.CONSENT, new Amounts(-12, -12, 0, -12), 12));
  }

  @Test
  void aNewEventThatWasCorrectedBeforeItWasPublishedIsNew() throws IOException {
    assertThat(
            between(
                () ->
                    log.chose(50, 62, "program")
                        .recordedAfterDays(20)
                        .chose(50, 62, "participant")))
        .containsExactly(part(Cause.NEW, new Amounts(12, 12, 0, 12), 12));
  }

  @Test
  void whatWasTakenBackAndComesAgainIsACorrection() throws IOException {
    log.recordedAfterDays(2).tookBack(0, 12);
    assertThat(between(() -> log.recordedAfterDays(20).chose(0, 12, "participant")))
        .containsExactly(part(Cause.CORRECTIONS, new Amounts(12, 12, 0, 12), 12));
  }

  @Test
  void aVersionThatIsOlderThanWhatWasPublishedChangesNothing() throws IOException {
    log.recordedAfterDays(20).chose(0, 12, "participant");
    log.publish(FINAL);
    log.recordedAfterDays(2).tookBack(0, 12);
    log.publish(FINAL);
    assertThat(explain(1, 2).steps()).isZero();
  }

  @Test
  void causesStandSideBySide() throws IOException {
    assertThat(
            between(
                () ->
                    log.chose(50, 62, "participant")
                        .recordedAfterDays(8)
                        .chose(62, 75, "program")
                        .tookBack(0, 14)
                        .said(14, 29, "declined")))
        .containsExactly(
            part(Cause.NEW, new Amounts(12, 12, 0, 12), 12),
            part(Cause.LATE, new Amounts(0, 13, 0, 13), 13),
            part(Cause.RETRACTIONS, new Amounts(-14, -14, 0, -14), 14),
            part(Cause.CONSENT, new Amounts(-15, -15, 0, -15), 15));
  }

  @Test
  void ninePeopleStandWithTheirNeighbours() throws IOException {
    assertThat(
            between(
                () ->
                    log.chose(50, 59, "participant").recordedAfterDays(8).chose(59, 72, "program")))
        .extracting(Part::name, Part::change)
        .containsExactly(tuple("new + late", new Amounts(9, 22, 0, 22)));
  }

  @Test
  void fewPeopleAltogetherAreOnlyTheDifferenceThatWasPublished() throws IOException {
    assertThat(between(() -> log.chose(50, 53, "participant")))
        .containsExactly(
            new Part(List.of(Cause.values()), new Amounts(3, 3, 0, 3), Optional.empty()));
  }

  @Test
  void fewPeopleAreSaidInWords() throws IOException {
    between(() -> log.chose(50, 53, "participant"));
    assertThat(ExplanationWords.after(explain(1, 2)))
        .contains("Changes of fewer than 10 people: what caused them is not told.");
  }

  @Test
  void aCellThatWasCarriedOverIsExplainedFromWhereItWasCounted() throws IOException {
    log.publish(PROVISIONAL);
    log.chose(50, 54, "participant");
    log.publish(PROVISIONAL);
    log.chose(54, 60, "participant");
    log.publish(PROVISIONAL);
    Explanation explanation = explain(2, 3);
    assertThat(changed(explanation))
        .containsExactly(part(Cause.NEW, new Amounts(10, 10, 0, 10), 10));
    assertThat(ExplanationWords.after(explanation))
        .contains("Publication 2 shows the number as it was counted for publication 1.");
  }

  @Test
  void whatWasOnlyCarriedOverDidNotChange() throws IOException {
    log.publish(PROVISIONAL);
    log.chose(50, 54, "participant");
    log.publish(PROVISIONAL);
    assertThat(ExplanationWords.after(explain(1, 2)))
        .contains("The number did not change in between.");
  }

  @Test
  void severalChangesTellNoMoreThanEachOfThem() throws IOException {
    log.publish(FINAL);
    log.chose(50, 62, "participant");
    log.publish(FINAL);
    log.recordedAfterDays(8).chose(62, 67, "participant").chose(67, 80, "participant");
    log.recordedAfterDays(1).chose(80, 85, "program");
    log.publish(FINAL);
    assertThat(changed(explain(1, 2))).extracting(Part::name).containsExactly("new");
    assertThat(changed(explain(2, 3))).extracting(Part::name).containsExactly("new + late");
    assertThat(changed(explain(1, 3)))
        .extracting(Part::name, Part::change)
        .containsExactly(tuple("new + late", new Amounts(30, 35, 0, 35)));
  }

  @Test
  void aHiddenCellIsAnsweredWithWords() throws IOException {
    between(() -> log.recordedAfterDays(20).tookBack(4, 50));
    Explanation explanation = explain(1, 2);
    assertThat(explanation.parts()).isEmpty();
    assertThat(ExplanationWords.before(explanation))
        .contains("Publication 1: shown.", "Publication 2: too few people to show.");
  }

  @Test
  void theOutputHoldsNoNumberOfAHiddenCell() {
    Told hidden =
        new Told(
            1,
            new Told.Span("2025-01-01", LocalDate.of(2025, 1, 1), LocalDate.of(2025, 2, 1)),
            1,
            CellStatus.TOO_FEW,
            Optional.empty(),
            7);
    StringWriter out = new StringWriter();
    ExplanationRows.write(
        new Explanation(
            question(1, 2),
            hidden,
            hidden,
            new Explanation.CountedFor(Optional.of(1), Optional.of(1)),
            List.of(),
            0,
            Set.of()),
        OutputFormat.CSV.writer(out));
    assertThat(out.toString().lines().skip(1)).containsOnly("published 1,,,,,,,too_few");
  }

  @Test
  void eventsThatAreGoneAreSaid() throws IOException {
    between(() -> log.chose(50, 62, "participant"));
    Chronicle other = new Chronicle(directory).chose(0, 31, "participant");
    try (Cut cut = other.cut()) {
      Explanation explanation = Explainer.explain(log.publications(), cut, question(1, 2));
      assertThat(explanation.obstacles()).containsExactly(Obstacle.COUNTED_OTHERWISE);
      assertThat(explanation.parts())
          .containsExactly(
              new Part(List.of(Cause.values()), new Amounts(12, 12, 0, 12), Optional.empty()));
    }
  }

  @Test
  void anotherDefinitionLeavesOnlyTheDifferenceAndIsSaid() throws IOException, SQLException {
    between(() -> log.chose(50, 62, "participant"));
    log.redefine(2);
    Explanation explanation = explain(1, 2);
    assertThat(explanation.parts())
        .containsExactly(
            new Part(List.of(Cause.values()), new Amounts(12, 12, 0, 12), Optional.empty()));
    assertThat(ExplanationWords.after(explanation))
        .contains("Not all is split: " + Obstacle.DEFINITION_CHANGED.words() + ".");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void thePartsAddUpToWhatWasPublished(long seed) throws IOException {
    Random random = new Random(seed);
    for (int publication = 1; publication <= 3; publication++) {
      log.publish(publication == 1 ? PROVISIONAL : FINAL);
      for (int i = 0; i < 12; i++) {
        happens(random);
      }
    }
    Explanation explanation = explain(1, 3);
    assertThat(explanation.obstacles()).isEmpty();
    assertThat(Amounts.sum(explanation.parts().stream().map(Part::change).toList()))
        .isEqualTo(explanation.after().amounts().minus(explanation.before().amounts()));
  }

  @Test
  void printsWhatItFoundAsRows() throws IOException {
    between(() -> log.chose(50, 62, "participant"));
    StringWriter out = new StringWriter();
    ExplanationRows.write(explain(1, 2), OutputFormat.CSV.writer(out));
    assertThat(out)
        .hasToString(
            """
            part,numerator,denominator,unknown,people,value,changed,status
            published 1,30,50,0,50,0.600000,,shown
            new,12,12,0,12,0.677419,12,shown
            late,0,0,0,0,0.677419,0,shown
            corrections,0,0,0,0,0.677419,0,shown
            retractions,0,0,0,0,0.677419,0,shown
            consent,0,0,0,0,0.677419,0,shown
            definition,0,0,0,0,0.677419,0,shown
            published 2,42,62,0,62,0.677419,,shown
            """);
  }

  @Test
  void namesThePeriodsThatThereAre() throws IOException {
    between(() -> log.chose(50, 62, "participant"));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                explain(
                    new Question(Catalogue.find("E1").orElseThrow(), "harbor", "2025-Q1", 1, 2)))
        .withMessageStartingWith(
            "publication 1 has no period 2025-Q1 of harbor; it has: 2025-01-01, 2025-02-01,");
  }

  @Test
  void saysThatThereIsNoSuchProgram() throws IOException {
    between(() -> log.chose(50, 62, "participant"));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                explain(
                    new Question(Catalogue.find("E1").orElseThrow(), "nowhere", "2025-01", 1, 2)))
        .withMessage("publication 1 has no program nowhere");
  }

  @Test
  void saysThatThereIsNoSuchPublication() throws IOException {
    between(() -> log.chose(50, 62, "participant"));
    assertThatThrownBy(() -> explain(1, 9))
        .isInstanceOf(PublicationException.class)
        .hasMessageContaining("there is no publication 9; there are 1 to 2");
  }

  @Test
  void refusesPublicationsTheWrongWayRound() {
    assertThatIllegalArgumentException().isThrownBy(() -> question(2, 1));
  }

  @Test
  void saysThatWhatLastsCannotBeExplainedYet() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new Question(Catalogue.find("S6").orElseThrow(), "harbor", "2025-01", 1, 2))
        .withMessageContaining("cannot be explained yet");
  }

  private void happens(Random random) {
    int from = random.nextInt(70);
    int until = from + random.nextInt(15);
    log.recordedAfterDays(1 + random.nextInt(25));
    switch (random.nextInt(6)) {
      case 0 -> log.tookBack(from, until);
      case 1 -> log.said(from, from + 2, random.nextBoolean() ? "declined" : "granted");
      case 2 -> log.chose(from, from + 3, "unknown");
      case 3, 4 -> log.chose(from, until, "participant");
      default -> log.chose(from, until, "program");
    }
  }

  private interface Happening {
    void happen();
  }

  /** The parts that changed anything, of two publications with something in between. */
  private List<Part> between(Happening happening) throws IOException {
    log.publish(FINAL);
    happening.happen();
    log.publish(FINAL);
    return changed(explain(1, 2));
  }

  private static List<Part> changed(Explanation explanation) {
    return explanation.parts().stream().filter(part -> !part.change().isNothing()).toList();
  }

  private Explanation explain(int first, int last) {
    return explain(question(first, last));
  }

  private Explanation explain(Question question) {
    try (Cut cut = log.cut()) {
      return Explainer.explain(log.publications(), cut, question);
    }
  }

  private static Question question(int first, int last) {
    return new Question(Catalogue.find("E1").orElseThrow(), "harbor", "2025-01", first, last);
  }

  private static Part part(Cause cause, Amounts change, long changed) {
    return new Part(List.of(cause), change, Optional.of(changed));
  }
}
