package org.waymark.ingest.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 3339 to the letter. */
class Rfc3339Test {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2025",
        "2025-05-20",
        "2025-05-20T10:00Z",
        "2025-05-20T10:00:00",
        "2025-05-20 10:00:00Z",
        "2025-05-20T10:00:00.Z",
        "2025-05-20T10:00:00.1234567Z",
        "2025-05-20T10:00:00,5Z",
        "2025-05-20T10:00:60Z",
        "2025-05-20T10:60:00Z",
        "2025-05-20T24:00:00Z",
        "2025-02-29T10:00:00Z",
        "1900-02-29T10:00:00Z",
        "2025-04-31T10:00:00Z",
        "2025-00-10T10:00:00Z",
        "2025-13-10T10:00:00Z",
        "2025-05-00T10:00:00Z",
        "2025-05-32T10:00:00Z",
        "25-05-20T10:00:00Z",
        "+2025-05-20T10:00:00Z",
        "-025-05-20T10:00:00Z",
        "2025-05-20T10:00:00+01",
        "2025-05-20T10:00:00+0100",
        "2025-05-20T10:00:00+24:00",
        "2025-05-20T10:00:00+01:60",
        "2025-05-20T10:00:00+01:00:00",
        "2025-05-20T10:00:00 01:00",
        "2025-05-20T10:00:00ZZ",
        "2025-05-20T10:00:00Z ",
        "2025-05-20T10:00:00[UTC]",
        "2025/05/20T10:00:00Z",
        "2025-05-20T10-00-00Z",
        "２０25-05-20T10:00:00Z",
      })
  void refusesWhatIsNoTimestamp(String text) {
    assertThat(Rfc3339.parse(text)).isNull();
  }

  @Test
  void knowsTheLeapDays() {
    assertThat(Rfc3339.day("2024-02-29")).isEqualTo((int) LocalDate.of(2024, 2, 29).toEpochDay());
    assertThat(Rfc3339.day("2000-02-29")).isNotNull();
    assertThat(Rfc3339.day("2100-02-29")).isNull();
  }

  @Test
  void takesSmallLetters() {
    assertThat(Rfc3339.parse("2025-05-20t10:00:00z"))
        .isEqualTo(Rfc3339.parse("2025-05-20T10:00:00Z"));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void agreesWithJavaOnAnyTimestamp(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 5_000; i++) {
      OffsetDateTime time = anyTime(random);
      Rfc3339 read = Objects.requireNonNull(Rfc3339.parse(write(time)), () -> write(time));

      assertThat(read.micros()).isEqualTo(time.toEpochSecond() * 1_000_000 + time.getNano() / 1000);
      assertThat(read.writtenDay()).isEqualTo((int) time.toLocalDate().toEpochDay());
    }
  }

  private static OffsetDateTime anyTime(SplittableRandom random) {
    long second =
        random.nextLong(
            Instant.parse("0001-01-01T00:00:00Z").getEpochSecond(),
            Instant.parse("9998-01-01T00:00:00Z").getEpochSecond());
    ZoneOffset offset = ZoneOffset.ofTotalSeconds(60 * random.nextInt(-1080, 1081));
    return Instant.ofEpochSecond(second, 1000L * random.nextInt(1_000_000)).atOffset(offset);
  }

  private static String write(OffsetDateTime time) {
    String offset = time.getOffset().equals(ZoneOffset.UTC) ? "Z" : time.getOffset().getId();
    return String.format(
        "%tY-%<tm-%<tdT%<tH:%<tM:%<tS.%06d%s", time, time.getNano() / 1000, offset);
  }
}
