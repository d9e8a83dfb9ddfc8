package org.waymark.ingest.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which keys give a person away. */
class PersonalNumberTest {

  private static final String BASE32 = "abcdefghijklmnopqrstuvwxyz234567";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "p-1984-03-04",
        "p1984_03_04x",
        "k19840304",
        "DOB-04-03-1984",
        "p-03-31-1984",
        "x31-03-1984",
        "p04031984",
        "a31121999b",
        "p-4-3-84",
        "p_12-31-99",
        "p1984-03-04T10-30",
        "p19840304T1030Z",
        "1984-03-04T10_30_00Z",
        "19840304T103000Z-0500",
        "04mar1984",
        "mar-04-1984",
        "4_March_1984",
        "p-04-MAR-1984",
        "1984mar04",
        "sept-4-1984",
        "jan-04-84",
        "p04mar1984x",
      })
  void refusesADate(String key) {
    assertThat(Patterns.isParticipantKey(key)).isFalse();
    assertThat(PersonalNumber.isLike(key)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ssn-123-45-6789",
        "p123_45_6789",
        "p123456789",
        "x-078051120-y",
        "p-555-867-5309",
        "tel867-5309",
        "p1-555-867-5309",
        "p_351-912-345-678",
        "p44-20-7946-0958",
        "p5558675309",
        "t351912345678",
        "p123456789012345",
      })
  void refusesATelephoneOrASocialSecurityNumber(String key) {
    assertThat(Patterns.isParticipantKey(key)).isFalse();
    assertThat(PersonalNumber.isLike(key)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "k001x000037",
        "person-01",
        "f47ac10b-58cc-4372-a567-0e02b2c3d479",
        "12345678-9012-4345-8678-90123456789a",
        "mfrggzdfmztwq2lknnwg23tpoa",
        "P000000012",
        "p-0000000012",
        "p666123456",
        "p900123456",
        "p123001234",
        "p123450000",
        "p18991231",
        "p19841332",
        "person-1234567",
        "p1234567890123456",
        "march-01",
        "decade1984",
        "may-2024x7k",
        "k001-x-0037",
      })
  void acceptsAnOpaqueKey(String key) {
    assertThat(Patterns.isParticipantKey(key)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "p20",
        "person1",
        "personone",
        "12345678",
        "person 01",
        "pérson01",
        "p1/23456"
      })
  void refusesAKeyOfAnotherShape(String key) {
    assertThat(Patterns.isParticipantKey(key)).isFalse();
    assertThat(PersonalNumber.isLike(key)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void acceptsRandomKeys(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 20_000; i++) {
      String uuid = new UUID(random.nextLong(), random.nextLong()).toString();
      StringBuilder base32 = new StringBuilder();
      random.ints(26, 0, 32).forEach(n -> base32.append(BASE32.charAt(n)));

      assertThat(PersonalNumber.isLike(uuid)).as(uuid).isFalse();
      assertThat(PersonalNumber.isLike(base32.toString())).as(base32.toString()).isFalse();
    }
  }
}
