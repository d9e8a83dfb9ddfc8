package org.waymark.streams.fold;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.waymark.streams.fold.JsonEvents.Version;
import org.waymark.streams.fold.PersonFold.Taken;

/** Applying an event and folding anew are the same function. */
class OneFunctionTest {

  private static final Comparator<Version> FOLD_ORDER =
      Comparator.comparing(Version::written, Register.FOLD_ORDER);

  static LongStream seeds() {
    return LongStream.range(0, 200);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aFoldThatTookInWhatItCouldIsTheFoldOfAllVersions(long seed) {
    List<Version> log = RandomLog.of(seed, 1, 60);
    Register register = new Register();
    PersonFold fold = PersonFold.of(register);
    for (Version version : seed % 2 == 0 ? log : RandomLog.shuffled(log, seed)) {
      register.add(version.key().fingerprint(), version.written());
      if (fold.take(version.key().fingerprint(), version.written()) == Taken.OUT_OF_ORDER) {
        fold = PersonFold.of(register);
      }

      assertThat(fold.result()).isEqualTo(PersonFold.of(register).result());
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void anEventOfItsOwnAfterAllOthersIsTakenIn(long seed) {
    Register register = new Register();
    RandomLog.of(seed, 1, 40).forEach(v -> register.add(v.key().fingerprint(), v.written()));
    PersonFold fold = PersonFold.of(new Register());
    List<Taken> taken = new ArrayList<>();
    int number = 0;
    for (var event : register.live()) {
      taken.add(fold.take("%016x".formatted(number++), event));
    }

    assertThat(taken).containsOnly(Taken.IN_ORDER);
    assertThat(fold.result()).isEqualTo(PersonFold.of(register).result());
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aRepeatedVersionChangesNothing(long seed) {
    List<Version> log = RandomLog.of(seed, 1, 40);
    Register register = new Register();
    log.forEach(version -> register.add(version.key().fingerprint(), version.written()));
    PersonFold fold = PersonFold.of(register);

    assertThat(log)
        .allSatisfy(
            version ->
                assertThat(fold.take(version.key().fingerprint(), version.written()))
                    .isEqualTo(Taken.REPEATED));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void theOrderOfArrivalChangesNothing(long seed) {
    List<Version> log = RandomLog.of(seed, 1, 60);
    List<Version> sorted = new ArrayList<>(log);
    sorted.sort(FOLD_ORDER);

    assertThat(folded(RandomLog.shuffled(log, seed))).isEqualTo(folded(sorted));
  }

  private static PersonFold.Folded folded(List<Version> log) {
    Register register = new Register();
    log.forEach(version -> register.add(version.key().fingerprint(), version.written()));
    return PersonFold.of(register).result();
  }
}
