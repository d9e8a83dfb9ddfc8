package org.waymark.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.waymark.ingest.check.Given;
import org.waymark.ingest.log.MockLog;
import org.waymark.ingest.source.Lines;
import org.waymark.ingest.source.NotTextException;
import org.waymark.ingest.source.Source;
import org.waymark.schemas.reject.Reject;
import org.waymark.schemas.reject.RejectReason;
import org.waymark.schemas.topic.Topics;

/** A whole import, on Kafka's mock. */
class EventImportTest {

  private static final String GOOD = Given.event("goal.rated") + "\n";
  private static final String BAD = Given.event("goal.rated").put("event_id", "maria g") + "\n";

  private final MockLog mock = MockLog.acknowledging();
  private final EventImport imports = new EventImport(Given.CHECK, mock.log());

  private static Source source(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new Source("maria.jsonl", () -> new ByteArrayInputStream(bytes), bytes.length);
  }

  private ImportResult run(String... texts) throws IOException {
    List<Source> sources = List.of(texts).stream().map(EventImportTest::source).toList();
    return imports.run(sources, Progress.NONE, () -> false);
  }

  @Test
  void countsWhatTheLogTookAndWhatWasRefused() throws IOException {
    ImportResult result =
        run(GOOD + BAD + "\n{\n" + GOOD, GOOD + "x".repeat(Lines.LONGEST_BYTES + 1));

    assertThat(result.accepted()).isEqualTo(3).isEqualTo(mock.sent(Topics.EVENTS).size());
    assertThat(result.rejectedByReason())
        .isEqualTo(
            Map.of(
                RejectReason.BAD_VALUE, 1L,
                RejectReason.MALFORMED, 1L,
                RejectReason.TOO_LARGE, 1L));
    assertThat(result.complete()).isTrue();
  }

  @Test
  void tellsWhereARejectStoodAndNothingOfIt() throws IOException {
    ImportResult result = run(GOOD, "\n" + BAD);

    assertThat(result.firstRejects())
        .containsExactly(new Reject(result.importId(), 2, 2L, RejectReason.BAD_VALUE, "event_id"));
    assertThat(new String(mock.sent(Topics.REJECTS).get(0).value(), StandardCharsets.UTF_8))
        .doesNotContain("maria");
  }

  @Test
  void keepsTheFirstTwentyRejectsAlone() throws IOException {
    ImportResult result = run("{\n".repeat(100));

    assertThat(result.firstRejects()).hasSize(20).extracting(Reject::getLine).contains(1L, 20L);
    assertThat(result.rejected()).isEqualTo(100).isEqualTo(mock.sent(Topics.REJECTS).size());
  }

  @Test
  void importsAnEmptyFileAsNothing() throws IOException {
    assertThat(run("").accepted()).isZero();
  }

  @Test
  void stopsBetweenTwoLines() throws IOException {
    AtomicInteger asked = new AtomicInteger();
    ImportResult result =
        imports.run(
            List.of(source(GOOD.repeat(10)), source(GOOD)),
            Progress.NONE,
            () -> asked.incrementAndGet() > 4);

    assertThat(result.complete()).isFalse();
    assertThat(result.accepted()).isEqualTo(3).isEqualTo(mock.sent(Topics.EVENTS).size());
  }

  @Test
  void refusesASourceThatIsNoTextAndKeepsThoseBefore() {
    assertThatThrownBy(() -> run(GOOD, "PK\u0003\u0004"))
        .isInstanceOf(NotTextException.class)
        .hasMessageContaining("source 2 is an Excel workbook")
        .hasMessageNotContaining("maria");
    assertThat(mock.sent(Topics.EVENTS)).hasSize(1);
  }

  @Test
  void tellsHowFarItIs() throws IOException {
    List<String> told = new ArrayList<>();
    imports.run(
        List.of(source(GOOD.repeat(2000)), source("{\n")),
        (bytes, accepted, rejected) -> told.add(bytes + " " + accepted + " " + rejected),
        () -> false);

    int size = GOOD.length() * 2000;
    assertThat(told).contains(size + " 2000 0").endsWith((size + 2) + " 2000 1");
  }

  @Test
  void namesEveryImportAnewInTheOrderOfTime() {
    String first = ImportId.mint();

    assertThat(first)
        .matches("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
    assertThat(ImportId.mint()).isNotEqualTo(first);
  }
}
