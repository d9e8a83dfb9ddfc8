package org.waymark.ingest.sending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the events of a body begin and end. */
class BodyEventsTest {

  private static List<String> found(String body, BodyFormat format) throws Exception {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    List<String> found = new ArrayList<>();
    BodyEvents.read(
        bytes,
        format,
        (index, offset, length) ->
            found.add(index + " " + new String(bytes, offset, length, StandardCharsets.UTF_8)));
    return found;
  }

  @Test
  void findsTheObjectsOfAnArrayByTheirBytes() throws Exception {
    assertThat(found(" [{\"é\": {\"x\": [1]}} ,{}, 5, \"}\", [{}]] \n", BodyFormat.JSON))
        .containsExactly("0 {\"é\": {\"x\": [1]}}", "1 {}", "2 ", "3 ", "4 ");
  }

  @Test
  void oneObjectIsOneEvent() throws Exception {
    assertThat(found("\uFEFF {\"a\":1} ", BodyFormat.JSON)).containsExactly("0 {\"a\":1}");
  }

  @Test
  void countsBlankLinesAndTellsNoneOfThem() throws Exception {
    assertThat(found("\uFEFF{\"a\":1}\r\n \r\n\nb", BodyFormat.LINES))
        .containsExactly("0    {\"a\":1}\r", "3 b");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "[", "[{}", "[{},", "{\"a\":", "{} {}", "[] x", "true", "[{}}", "\u0000[]"})
  void whatBreaksOffOrGoesOnIsNoJson(String body) {
    assertThatThrownBy(() -> found(body, BodyFormat.JSON)).isInstanceOf(NotJsonException.class);
  }

  @Test
  void aBodyInUtf16IsNoJson() {
    byte[] body = "[{}]".getBytes(StandardCharsets.UTF_16LE);
    assertThatThrownBy(() -> BodyEvents.read(body, BodyFormat.JSON, (index, offset, length) -> {}))
        .isInstanceOf(NotJsonException.class);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void whateverTheBytesAreEachEventLiesWithinThem(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 20_000; i++) {
      byte[] body = disturbed(random);
      BodyFormat format = BodyFormat.values()[random.nextInt(BodyFormat.values().length)];
      try {
        BodyEvents.read(
            body, format, (index, offset, length) -> requireWithin(body, offset, length));
      } catch (NotJsonException | TooManyException e) {
        assertThat(e).hasMessageNotContaining("Maria");
      }
    }
  }

  private static byte[] disturbed(Random random) {
    String whole = "[{\"é\":{\"x\":[1,2.5e3,null]}} , \"Maria\", -1]\n{\"a\":\"b\"}\n";
    byte[] body = whole.getBytes(StandardCharsets.UTF_8);
    for (int i = random.nextInt(6); i > 0; i--) {
      String likely = "[]{}\",:\\\n\r0 ";
      int any = random.nextInt(256);
      body[random.nextInt(body.length)] =
          (byte) (random.nextBoolean() ? any : likely.charAt(any % likely.length()));
    }
    return Arrays.copyOf(body, random.nextBoolean() ? body.length : random.nextInt(body.length));
  }

  private static void requireWithin(byte[] body, int offset, int length) {
    assertThat(offset).isBetween(0, body.length);
    assertThat(length).isBetween(0, body.length - offset);
  }

  @Test
  void moreThanTenThousandAreTooMany() {
    assertThatThrownBy(() -> found("[" + "1,".repeat(10_000) + "1]", BodyFormat.JSON))
        .isInstanceOf(TooManyException.class);
    assertThatThrownBy(() -> found("x\n".repeat(10_001), BodyFormat.LINES))
        .isInstanceOf(TooManyException.class);
  }
}
