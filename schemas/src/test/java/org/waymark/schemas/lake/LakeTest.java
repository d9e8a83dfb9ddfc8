package org.waymark.schemas.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waymark.schemas.topic.Generation;

class LakeTest {

  private static final Generation NEXT = new Generation(1);

  @TempDir Path directory;

  @Test
  void dropsNothingOfAGenerationThatGotNoTables() {
    try (Lake lake = Lake.open(directory)) {
      assertThatCode(() -> lake.drop(NEXT)).doesNotThrowAnyException();
    }
  }

  @Test
  void dropsTheTablesOfAGenerationAndNoOthers() {
    Lake.open(directory, NEXT).close();
    try (Lake lake = Lake.open(directory)) {
      lake.drop(NEXT);
      lake.drop(NEXT);

      assertThat(lake.head()).isEqualTo(Head.NONE);
    }
  }
}
