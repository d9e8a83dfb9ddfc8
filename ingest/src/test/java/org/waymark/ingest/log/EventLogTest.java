package org.waymark.ingest.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;
import org.waymark.ingest.check.Checked.Accepted;
import org.waymark.ingest.check.Given;
import org.waymark.ingest.program.Rebases;
import org.waymark.schemas.reject.Reject;
import org.waymark.schemas.reject.RejectReason;
import org.waymark.schemas.setting.Program;
import org.waymark.schemas.topic.Topics;

/** The only producer, on Kafka's mock. */
class EventLogTest {

  private static final Accepted EVENT = Given.accepted(Given.event("goal.rated"));

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  @Test
  void sendsAnEventToThePartitionOfItsPersonUnderTheNameOfItsImport() {
    MockLog mock = MockLog.acknowledging();
    mock.log().send(EVENT.key(), EVENT.event(), "import-1");

    ProducerRecord<byte[], byte[]> sent = mock.sent(Topics.EVENTS).get(0);
    assertThat(sent.partition()).isEqualTo(Topics.partition("person-01", MockLog.PARTITIONS));
    assertThat(text(sent.key())).isEqualTo(EVENT.key().toString());
    assertThat(text(sent.headers().lastHeader(Topics.IMPORT_ID).value())).isEqualTo("import-1");
    assertThat(Topics.EVENT_CODEC.decode(sent.value())).isEqualTo(EVENT.event());
  }

  @Test
  void sendsARejectUnderThePlaceWhereItStood() {
    MockLog mock = MockLog.acknowledging();
    mock.log().reject(new Reject("import-1", 2, 7L, RejectReason.MALFORMED, null));

    assertThat(text(mock.sent(Topics.REJECTS).get(0).key())).isEqualTo("import-1/2/7");
  }

  @Test
  void putsAProgramUnderItsId() {
    MockLog mock = MockLog.acknowledging();
    mock.log().putProgram(new Program("tejo", "Tejo", "t", "r", "Europe/Lisbon"));

    assertThat(text(mock.sent(Topics.SETTINGS).get(0).key())).isEqualTo("program/tejo");
  }

  @Test
  void putsARebaseUnderItsProgramIndicatorAndMonth() {
    MockLog mock = MockLog.acknowledging();
    mock.log().putRebase(Rebases.of("tejo", "E1", YearMonth.of(2025, 3), "a new team"));

    assertThat(text(mock.sent(Topics.SETTINGS).get(0).key())).isEqualTo("rebase/tejo/E1/2025-03");
  }

  @Test
  void countsAnEventWhenItIsAcknowledged() {
    MockLog mock = MockLog.waiting();
    EventLog log = mock.log();
    log.send(EVENT.key(), EVENT.event(), "import-1");
    long before = log.acknowledgedEvents();
    log.flush();

    assertThat(before).isZero();
    assertThat(log.acknowledgedEvents()).isEqualTo(1);
  }

  @Test
  void tellsOfAFailureAtEveryLaterCall() {
    MockLog mock = MockLog.waiting();
    EventLog log = mock.log();
    log.send(EVENT.key(), EVENT.event(), "import-1");
    mock.producer.errorNext(new TimeoutException("no broker"));

    assertThatThrownBy(() -> log.send(EVENT.key(), EVENT.event(), "import-1"))
        .isInstanceOf(EventLogException.class)
        .hasMessageContaining("did not take a record")
        .hasMessageContaining("no broker");
    assertThatThrownBy(log::flush).isInstanceOf(EventLogException.class);
    assertThatThrownBy(log::close).isInstanceOf(EventLogException.class);
  }
}
