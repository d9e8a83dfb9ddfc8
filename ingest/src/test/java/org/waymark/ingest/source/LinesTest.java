package org.waymark.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines as {@code number:text}, those too large as {@code number!}. */
class LinesTest {

  private static final int LONGEST = Lines.LONGEST_BYTES;

  private static List<String> read(InputStream in) throws IOException {
    List<String> read = new ArrayList<>();
    Lines lines = new Lines(in);
    while (lines.next()) {
      String text =
          new String(lines.buffer(), lines.offset(), lines.length(), StandardCharsets.UTF_8);
      read.add(lines.number() + (lines.tooLarge() ? "!" : ":" + text));
    }
    return read;
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  /** A stream that gives few bytes at a time, as a network does. */
  private static InputStream slow(InputStream in, Random random) {
    return new FilterInputStream(in) {
      @Override
      public int read(byte[] bytes, int offset, int length) throws IOException {
        return super.read(bytes, offset, Math.min(length, 1 + random.nextInt(7)));
      }
    };
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | ''",
        "a | 1:a",
        "a\\n | 1:a",
        "a\\nb | 1:a,2:b",
        "a\\r\\nb\\r\\n | 1:a,2:b",
        "a\\r | 1:a",
        "a\\rb\\n | 1:a\\rb",
        "\\n\\n | ''",
        "\\n \\t\\r\\na | 3:a",
        "a\\n\\n\\nb | 1:a,4:b",
        "<BOM>a\\nb | 1:a,2:b",
        "<BOM> | ''",
        "a\\n<BOM>b | 1:a,2:<BOM>b",
        "' a \\n' | '1: a '",
      })
  void endsALineWithLfOrCrlfOrTheEnd(String text, String lines) throws IOException {
    assertThat(String.join(",", read(stream(characters(text))))).isEqualTo(characters(lines));
  }

  private static String characters(String written) {
    return written.translateEscapes().replace("<BOM>", "\uFEFF");
  }

  @Test
  void readsALineOfTheGreatestLength() throws IOException {
    String longest = "x".repeat(LONGEST);

    assertThat(read(stream(longest + "\r\n" + longest + "\n" + longest)))
        .containsExactly("1:" + longest, "2:" + longest, "3:" + longest);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\r"})
  void tellsALineThatIsTooLargeAndReadsOn(String end) throws IOException {
    String tooLong = "x".repeat(LONGEST + 1) + end;

    assertThat(read(stream("a\n" + tooLong + "\nb\n" + tooLong.repeat(3) + "\nc\n" + tooLong)))
        .containsExactly("1:a", "2!", "3:b", "4!", "5:c", "6!");
  }

  @Test
  void readsALineOfManyGigabytesInLittleMemory() throws IOException {
    Lines lines = new Lines(endless(3L << 30));

    assertThat(lines.next()).isTrue();
    assertThat(lines.tooLarge()).isTrue();
    assertThat(lines.buffer().length).isLessThan(2 * LONGEST);
    assertThat(lines.next()).isFalse();
    assertThat(lines.bytesRead()).isEqualTo(3L << 30);
  }

  private static InputStream endless(long bytes) {
    return new InputStream() {
      private long left = bytes;

      @Override
      public int read() {
        throw new UnsupportedOperationException("byte by byte is too slow");
      }

      @Override
      public int read(byte[] buffer, int offset, int length) {
        int count = (int) Math.min(left, length);
        Arrays.fill(buffer, offset, offset + count, (byte) 'x');
        left -= count;
        return count == 0 ? -1 : count;
      }
    };
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void readsTheSameFromASlowStream(long seed) throws IOException {
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder(random.nextBoolean() ? "\uFEFF" : "");
    for (int i = 0; i < 300; i++) {
      text.append("é".repeat(random.nextInt(i + 1))).append(random.nextBoolean() ? "\n" : "\r\n");
    }
    List<String> expected = new ArrayList<>();
    String[] split = text.toString().replace("\uFEFF", "").split("\r?\n", -1);
    for (int i = 0; i < split.length; i++) {
      if (!split[i].isBlank()) {
        expected.add((i + 1) + ":" + split[i]);
      }
    }

    assertThat(read(slow(stream(text.toString()), random))).isEqualTo(expected);
    assertThat(read(stream(text.toString()))).isEqualTo(expected);
  }
}
