package org.waymark.streams.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How many files there are after how much writing, in numbers alone. */
class FileChoiceTest {

  private static final long MIB = 1L << 20;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void aTableThatKeepsEveryRowNeverHasEightyFilesWhateverItsVolume(long seed) {
    Written written = new Written(seed);
    for (int commit = 0; commit < 20_000; commit++) {
      written.commit();
      written.merge(FileChoice.routine(written.bytes()).ofRows(written.files, Long::longValue));
      assertThat(written.files.size()).as("files after %s commits", commit).isLessThan(80);
    }
    assertThat(written.rewritten).as("bytes rewritten").isLessThan(12 * written.bytes());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void aTableOfRevisionsNeverHasEightyFilesEither(long seed) {
    Written written = new Written(seed);
    for (int commit = 0; commit < 20_000; commit++) {
      written.commit();
      written.merge(
          FileChoice.routine(written.bytes()).ofRevisions(written.files, Long::longValue));
      assertThat(written.files.size()).as("files after %s commits", commit).isLessThan(80);
    }
  }

  @Test
  void oneFileIsLeftAlone() {
    assertThat(FileChoice.thorough(MIB).ofRevisions(List.of(MIB), Long::longValue)).isEmpty();
    assertThat(FileChoice.thorough(MIB).ofRows(List.of(MIB), Long::longValue)).isEmpty();
  }

  @Test
  void onDemandTwoFilesOfRevisionsBecomeOneHoweverGreatTheyAre() {
    assertThat(FileChoice.thorough(900 * MIB).ofRevisions(List.of(899 * MIB, MIB), Long::longValue))
        .containsExactly(List.of(MIB, 899 * MIB));
  }

  @Test
  void rowsThatAreAllKeptAreNotWrittenAnewOnceTheirFileIsGreatEnough() {
    List<Long> files = List.of(100 * MIB, 100 * MIB, MIB, MIB);
    assertThat(FileChoice.thorough(202 * MIB).ofRows(files, Long::longValue))
        .containsExactly(List.of(MIB, MIB));
  }

  @Test
  void aFewFilesWaitForMore() {
    List<Long> files = List.of(MIB, MIB, MIB);
    assertThat(FileChoice.routine(3 * MIB).ofRows(files, Long::longValue)).isEmpty();
    assertThat(FileChoice.routine(3 * MIB).ofRevisions(files, Long::longValue)).isEmpty();
  }

  /** A table's files, by their bytes: commits of a few KiB for a while, then of many MiB. */
  private static final class Written {
    private final Random random;
    private final List<Long> files = new ArrayList<>();
    private long rewritten;

    Written(long seed) {
      random = new Random(seed);
    }

    void commit() {
      files.add((long) Math.exp(random.nextDouble() * Math.log(128L * MIB / 2_000)) * 2_000);
    }

    void merge(List<List<Long>> groups) {
      for (List<Long> group : groups) {
        group.forEach(files::remove);
        long sum = group.stream().mapToLong(Long::longValue).sum();
        files.add(sum);
        rewritten += sum;
      }
    }

    long bytes() {
      return files.stream().mapToLong(Long::longValue).sum();
    }
  }
}
