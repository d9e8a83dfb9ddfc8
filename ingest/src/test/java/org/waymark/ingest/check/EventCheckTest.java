package org.waymark.ingest.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the fields of an event say of each other, and in which order reasons are found. */
class EventCheckTest {

  /** An event of a type, with members of its data or (from {@code /}) its envelope set. */
  private static String refusal(String type, String changes) {
    ObjectNode event = Given.event(type);
    String[] parts = changes.split("/", -1);
    ((ObjectNode) event.get("data")).setAll(Given.json("{" + parts[0] + "}"));
    if (parts.length > 1) {
      event.setAll(Given.json("{" + parts[1] + "}"));
    }
    return Given.refusal(Given.check(event));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'outcome':'no_show' | BAD_VALUE duration_min",
        "'outcome':'no_show','duration_min':null | accepted",
        "'outcome':'no_show','duration_min':null,'agenda_led_by':null | accepted",
        "'agenda_led_by':null | MISSING_FIELD agenda_led_by",
        "'format':'individual' | BAD_VALUE group_size",
        "'format':'individual','group_size':null | accepted",
        "'duration_min':45.0 | accepted",
        "'duration_min':4.5e1 | accepted",
        "'duration_min':720 | accepted",
        "'group_size':2 | accepted",
      })
  void holdsASessionsFieldsTogether(String changes, String outcome) {
    assertThat(refusal("session.recorded", changes)).isEqualTo(outcome);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'changed':['importance','life_area'] | BAD_VALUE target_date",
        "'changed':['target_date','life_area'] | BAD_VALUE importance",
        "'changed':['target_date','importance'] | BAD_VALUE life_area",
        "'changed':['scale'],'target_date':null,'importance':null,'life_area':null | accepted",
        "'changed':['target_date'],'target_date':null,'importance':null,'life_area':null | accepted",
      })
  void takesNewValuesOnlyOfWhatChanged(String changes, String outcome) {
    assertThat(refusal("goal.revised", changes)).isEqualTo(outcome);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'review_date':'2025-05-20' | accepted",
        "'review_date':'2025-05-19' | BAD_VALUE review_date",
        "'review_date':'2025-11-16' | accepted",
        "'review_date':'2025-11-17' | BAD_VALUE review_date",
      })
  void reviewsALimitWithin180Days(String changes, String outcome) {
    assertThat(refusal("limit.changed", changes)).isEqualTo(outcome);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'value':0 | accepted",
        "'value':10 | accepted",
        "'value':10.01 | BAD_VALUE value",
        "'value':-1 | BAD_VALUE value",
        "'instrument':'nel40','subscale':'total','value':0.5 | BAD_VALUE value",
        "'instrument':'nel40','subscale':'total','value':4.25 | accepted",
        "'instrument':'mine' | BAD_VALUE instrument",
        "'instrument':'es28','subscale':'total','value':2 | BAD_VALUE instrument",
        "'subscale':'total' | BAD_VALUE subscale",
        "'items_answered':2,'items_total':1 | BAD_VALUE items_answered",
        "'items_answered':2,'items_total':null | accepted",
      })
  void holdsAScoreAgainstTheRegistry(String changes, String outcome) {
    assertThat(refusal("score.recorded", changes)).isEqualTo(outcome);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "/'retract_reason':'duplicate' | BAD_VALUE retract_reason",
        "/'action':'retract' | BAD_VALUE data",
        "/'action':'retract','data':{} | BAD_VALUE data",
        "/'action':'retract','data':'x' | BAD_VALUE data",
        "/'action':'retract','data':null | accepted",
        "/'action':'retract','data':null,'retract_reason':'duplicate' | accepted",
        "/'data':null | MISSING_FIELD data",
        "/'data':[] | BAD_VALUE data",
        "/'data':'x' | BAD_VALUE data",
        "/'schema_version':2 | BAD_VALUE schema_version",
        "/'schema_version':1.0 | accepted",
      })
  void carriesDataOnAnAssertionAlone(String changes, String outcome) {
    assertThat(refusal("goal.rated", changes)).isEqualTo(outcome);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'maria':1/'event_type':'goal.dreamt' | UNKNOWN_TYPE event_type",
        "'maria':1,'level':9 | UNKNOWN_FIELD",
        "'maria':null | UNKNOWN_FIELD",
        "/'maria':1,'event_id':null | UNKNOWN_FIELD",
        "/'occurred_on':'2025-05-20' | UNKNOWN_FIELD",
        "'maria':1/'action':'retract' | UNKNOWN_FIELD",
        "'maria':1/'event_type':null | MISSING_FIELD event_type",
        "'level':null/'event_id':'' | MISSING_FIELD level",
        "'level':9/'event_id':'' | BAD_VALUE event_id",
        "'level':9/'occurred_at':'2026-05-20T10:00:00Z' | BAD_VALUE level",
        "/'occurred_at':'2025-05-21T10:00:00Z','program_id':'none' | FUTURE_EVENT occurred_at",
        "/'occurred_at':'1999-05-21T10:00:00Z','program_id':'none' | IMPLAUSIBLE_TIME occurred_at",
        "/'program_id':'none' | UNKNOWN_PROGRAM program_id",
      })
  void givesTheFirstReasonInTheOrderOfTheContract(String changes, String outcome) {
    assertThat(refusal("goal.rated", changes)).isEqualTo(outcome);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "null",
        "1",
        "'x'",
        "{} {}",
        "{}x",
        "{},",
        "{'event_id':'a','event_id':'a'}",
        "{'data':{'a':null,'a':null}}",
        "{'data':{'b':[{'a':1,'a':2}]}}",
        "{'a':NaN}",
        "{'a':01}",
        "{'a':1,}",
        "{a:1}",
        "{'a':'\u0001'}",
        "{'a':'\n'}",
        "/* x */ {}",
        "\uFEFF{}",
      })
  void callsAnythingButOneObjectMalformed(String line) {
    byte[] bytes = line.replace('\'', '"').getBytes(StandardCharsets.UTF_8);

    assertThat(Given.refusal(Given.CHECK.check(bytes))).isEqualTo("MALFORMED");
  }

  @ParameterizedTest
  @ValueSource(ints = {0xFF, 0xC0, 0x80, 0xED, 0xF8, 0x00})
  void callsBytesThatAreNoTextMalformed(int bad) {
    byte[] bytes = Given.event("goal.rated").toString().getBytes(StandardCharsets.UTF_8);
    bytes[bytes.length / 2] = (byte) bad;

    assertThat(Given.refusal(Given.CHECK.check(bytes))).isEqualTo("MALFORMED");
  }

  @Test
  void callsAnEventInUtf16Malformed() {
    byte[] bytes = Given.event("goal.rated").toString().getBytes(StandardCharsets.UTF_16LE);

    assertThat(Given.refusal(Given.CHECK.check(bytes))).isEqualTo("MALFORMED");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{\"a\":"})
  void survivesANestingBomb(String opening) {
    byte[] bomb = ("{\"data\":" + opening.repeat(200_000)).getBytes(StandardCharsets.UTF_8);

    assertThat(Given.refusal(Given.CHECK.check(bomb))).isEqualTo("MALFORMED");
  }

  @Test
  void survivesANumberOfAMillionDigits() {
    byte[] bomb = ("{\"data\":" + "9".repeat(1_000_000) + "}").getBytes(StandardCharsets.UTF_8);

    assertThat(Given.refusal(Given.CHECK.check(bomb))).isEqualTo("MALFORMED");
  }

  @Test
  void readsALineInTheMiddleOfABuffer() {
    String line = Given.event("goal.rated").toString();
    byte[] buffer = ("}}" + line + "{{").getBytes(StandardCharsets.UTF_8);

    assertThat(Given.CHECK.check(buffer, 2, buffer.length - 4))
        .isEqualTo(Given.check(Given.event("goal.rated")));
  }
}
