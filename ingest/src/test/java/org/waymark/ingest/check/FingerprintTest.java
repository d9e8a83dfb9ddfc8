package org.waymark.ingest.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.erdtman.jcs.JsonCanonicalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The fingerprint against the reference of RFC 8785. */
class FingerprintTest {

  private static String fingerprint(ObjectNode event) {
    return Given.accepted(event).key().fingerprint();
  }

  private static String reference(ObjectNode event) throws IOException, NoSuchAlgorithmException {
    ObjectNode copy = event.deepCopy();
    if ("instant".equals(copy.path("time_precision").textValue())) {
      copy.remove("time_precision");
    }
    stripNulls(copy);
    byte[] canonical = new JsonCanonicalizer(copy.toString()).getEncodedUTF8();
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(canonical);
    return HexFormat.of().formatHex(hash).substring(0, 16);
  }

  private static void stripNulls(JsonNode json) {
    for (Iterator<JsonNode> each = json.elements(); each.hasNext(); ) {
      JsonNode value = each.next();
      if (value.isNull()) {
        each.remove();
      } else {
        stripNulls(value);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void agreesWithTheReferenceOnRandomEvents(long seed) throws Exception {
    Random random = new Random(seed);
    for (int i = 0; i < 400; i++) {
      ObjectNode event = anyEvent(random);

      assertThat(fingerprint(event)).as(event.toString()).isEqualTo(reference(event));
    }
  }

  private static ObjectNode anyEvent(Random random) {
    String type = Given.types().get(random.nextInt(Given.types().size()));
    ObjectNode event = random.nextInt(10) == 0 ? Given.retraction() : Given.event(type);
    event.put("event_id", "e." + random.nextInt() + "_:");
    event.putNull(random.nextBoolean() ? "site_id" : "retract_reason");
    if (event.get("action").textValue().equals("retract")) {
      event.putNull("data");
    } else if (type.equals("score.recorded")) {
      ((ObjectNode) event.get("data")).put("value", anyScore(random)).putNull("mode");
    }
    if (random.nextBoolean()) {
      event.put("time_precision", "date");
    }
    return shuffled(event, random);
  }

  private static double anyScore(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> random.nextInt(11);
      case 1 -> random.nextInt(100) / 10.0;
      case 2 -> 10 * Math.pow(random.nextDouble(), 200); // 1e-7 and the like
      default -> 10 * random.nextDouble();
    };
  }

  private static ObjectNode shuffled(ObjectNode event, Random random) {
    List<String> names = new ArrayList<>();
    event.fieldNames().forEachRemaining(names::add);
    Collections.shuffle(names, random);
    ObjectNode shuffled = Given.JSON.createObjectNode();
    names.forEach(name -> shuffled.set(name, event.get(name)));
    return shuffled;
  }

  @Test
  void doesNotDependOnHowANumberIsWritten() {
    String line = Given.event("session.recorded").toString();
    Checked written = check(line.replace("\"duration_min\":45", "\"duration_min\":4.50e1"));

    assertThat(written).isEqualTo(check(line));
  }

  @Test
  void doesNotDependOnWhiteSpaceOrEscapes() {
    String line = Given.event("session.recorded").toString();
    Checked written =
        check(" " + line.replace(",", " ,\t").replace("attended", "\\u0061ttended") + "\r");

    assertThat(written).isEqualTo(check(line));
  }

  @Test
  void leavesTheDefaultPrecisionOut() {
    ObjectNode without = Given.event("goal.rated");
    without.remove("time_precision");

    assertThat(Given.check(Given.event("goal.rated"))).isEqualTo(Given.check(without));
  }

  @Test
  void tellsApartTwoWaysToWriteOneTime() {
    ObjectNode other = Given.event("goal.rated").put("occurred_at", "2025-05-20T17:00:00Z");

    assertThat(fingerprint(other)).isNotEqualTo(fingerprint(Given.event("goal.rated")));
  }

  @Test
  void escapesWhatNoCheckedValueHolds() throws IOException {
    ObjectNode event = Given.event("goal.rated");
    event.put("event_id", "\"\\\b\t\n\f\r\u0001\u001f\u007fé\u2028\uD83D\uDE00");
    Laid data =
        Laid.of(
            Objects.requireNonNull(new EventRules().data("goal.rated")),
            (ObjectNode) event.get("data"));
    byte[] canonical = CanonicalJson.of(Laid.of(new EventRules().envelope(), event), data);

    assertThat(canonical).isEqualTo(new JsonCanonicalizer(event.toString()).getEncodedUTF8());
  }

  private static Checked check(String line) {
    return Given.CHECK.check(line.getBytes(StandardCharsets.UTF_8));
  }
}
