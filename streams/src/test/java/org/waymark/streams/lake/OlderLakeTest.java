package org.waymark.streams.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waymark.schemas.lake.Lake;
import org.waymark.schemas.lake.LakeTable;

/** A lake that was made before a column was thought of. */
class OlderLakeTest {

  private static final String COLUMNS = "program_id, coalesce(region, 'NULL'), zone";

  @TempDir Path directory;

  @Test
  void getsTheColumnWhenItIsOpenedAndItsOldRowsHaveNoValueThere() throws SQLException {
    try (Lake before = Lake.open(directory)) {
      before.load(LakeTable.PROGRAMS).updateSchema().deleteColumn("region").commit();
      SmallWriter writer = new SmallWriter(before);
      assertThat(writer.programs("harbor", "Harbor House")).isTrue();
      assertThat(writer.publish()).isTrue();
    }
    try (Lake lake = Lake.open(directory)) {
      SmallWriter writer = new SmallWriter(lake);
      assertThat(writer.programs("quay", "Quay House")).isTrue();
      assertThat(writer.publish()).isTrue();

      assertThat(SmallWriter.rows(lake.files(lake.head(), LakeTable.PROGRAMS), COLUMNS))
          .containsExactly("harbor NULL UTC", "quay west UTC");
      new Upkeep(lake, Upkeep.Grace.NONE, Set::of).thorough();
      assertThat(lake.files(lake.head(), LakeTable.PROGRAMS)).hasSize(1);
      assertThat(SmallWriter.rows(lake.files(lake.head(), LakeTable.PROGRAMS), COLUMNS))
          .containsExactly("harbor NULL UTC", "quay west UTC");
    }
  }

  @Test
  void isWrittenByAnOlderVersionThatDoesNotKnowTheColumn() throws SQLException {
    try (Lake lake = Lake.open(directory)) {
      lake.load(LakeTable.PROGRAMS)
          .updateSchema()
          .addColumn("come_since", org.apache.iceberg.types.Types.StringType.get())
          .commit();
      SmallWriter writer = new SmallWriter(lake);
      assertThat(writer.programs("harbor", "Harbor House")).isTrue();
      assertThat(writer.publish()).isTrue();

      assertThat(
              SmallWriter.rows(
                  lake.files(lake.head(), LakeTable.PROGRAMS),
                  "program_id, coalesce(come_since, 'NULL')"))
          .containsExactly("harbor NULL");
    }
  }
}
