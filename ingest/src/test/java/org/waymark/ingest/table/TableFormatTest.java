package org.waymark.ingest.table;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a file is, by its name and its beginning. */
class TableFormatTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "FHIR|a.ndjson|{'resourceType':'Goal'}",
        "FHIR|a.json|\uFEFF{'resourceType':'Goal'}",
        "FHIR|a|{~ 'id':'1',~ 'resourceType' : 'Goal'}",
        "FHIR|a.json|[{'resourceType':'Goal'},{}]",
        "JSONL|a.json|{'event_type':'goal.proposed','resourceType':'Goal'}",
        "JSONL|a.ndjson|{'event_id':'1','note':'no resourceType'}",
        "CSV|a.csv|resourceType,id",
        "CSV|a|id,name",
      })
  void isToldByWhatIsInIt(TableFormat format, String name, String text) {
    byte[] head = text.replace('\'', '"').replace("~", "\n").getBytes(UTF_8);

    assertThat(TableFormat.of(name, head)).isEqualTo(format);
  }
}
