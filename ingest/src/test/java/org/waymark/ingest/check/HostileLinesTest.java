package org.waymark.ingest.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.waymark.ingest.check.Checked.Refused;
import org.waymark.schemas.event.Event;
import org.waymark.schemas.event.EventTypes;
import org.waymark.schemas.reject.RejectReason;
import org.waymark.schemas.topic.Topics;

/** Whatever the bytes: an event that the log can hold, or a refusal that holds nothing of them. */
class HostileLinesTest {

  private static final String PLANTED = "maria.gonzalez 555-867-5309";

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void neverThrowsOnMutatedBytes(long seed) {
    Random random = new Random(seed);
    Set<String> fields = fields();
    for (int i = 0; i < 5_000; i++) {
      Checked checked = Given.CHECK.check(mutated(random));

      if (checked instanceof Refused refused && refused.field() != null) {
        assertThat(fields).contains(refused.field());
      } else if (checked instanceof Checked.Accepted accepted) {
        assertThat(Topics.EVENT_CODEC.encode(accepted.event())).isNotEmpty();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void comesToTheSameWithAndWithoutATree(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 5_000; i++) {
      byte[] line = mutated(random);
      ObjectNode tree = JsonLine.parse(line, 0, line.length);

      assertThat(Given.CHECK.check(line))
          .isEqualTo(
              tree == null ? new Refused(RejectReason.MALFORMED, null) : Given.CHECK.check(tree));
    }
  }

  @Test
  void readsLinesOfEveryTypeWithoutATree() {
    EventRules rules = new EventRules();
    for (String type : Given.types()) {
      byte[] line = Given.event(type).toString().getBytes(StandardCharsets.UTF_8);

      assertThat(PlainLine.read(rules, line, 0, line.length)).as(type).isNotNull();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void repeatsNothingThatItRefuses(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 2_000; i++) {
      ObjectNode event = Given.event(anyType(random));
      ObjectNode home = random.nextBoolean() ? event : (ObjectNode) event.get("data");
      String name = anyName(home, random);
      home.put(random.nextInt(4) == 0 ? PLANTED : name, PLANTED);

      assertThat(Given.check(event)).isInstanceOf(Refused.class);
      assertThat(Given.check(event).toString()).doesNotContain("maria", "555");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 65, 50_001, 900_000})
  void refusesALongNameAsOneThatItDoesNotKnow(int length) {
    ObjectNode event = Given.event("goal.rated");
    event.put("n".repeat(length), 1);

    assertThat(Given.refusal(Given.check(event))).isEqualTo("UNKNOWN_FIELD");
  }

  private static byte[] mutated(Random random) {
    byte[] line = Given.event(anyType(random)).toString().getBytes(StandardCharsets.UTF_8);
    for (int times = 1 + random.nextInt(4); times > 0; times--) {
      int at = random.nextInt(line.length);
      switch (random.nextInt(4)) {
        case 0 -> line[at] = (byte) random.nextInt(256);
        case 1 -> line[at] = (byte) "{}[]\",:0-.eE\\".charAt(random.nextInt(13));
        case 2 -> line = java.util.Arrays.copyOf(line, Math.max(1, at));
        default -> System.arraycopy(line, 0, line, at / 2, line.length - at);
      }
    }
    return line;
  }

  private static String anyType(Random random) {
    return Given.types().get(random.nextInt(Given.types().size()));
  }

  private static String anyName(ObjectNode home, Random random) {
    return home.properties().stream()
        .skip(random.nextInt(home.size()))
        .findFirst()
        .orElseThrow()
        .getKey();
  }

  private static Set<String> fields() {
    Set<String> names = new TreeSet<>();
    Event.getClassSchema().getFields().stream().map(Schema.Field::name).forEach(names::add);
    EventTypes.DATA.values().stream()
        .flatMap(data -> data.getFields().stream())
        .map(Schema.Field::name)
        .forEach(names::add);
    return names;
  }
}
