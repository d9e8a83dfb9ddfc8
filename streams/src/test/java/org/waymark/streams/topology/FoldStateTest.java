package org.waymark.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Materialized;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waymark.streams.topology.FoldState.OtherFoldException;

/** A state that another fold has begun is refused at the start. */
class FoldStateTest {

  private static final Topology TODAY = FoldTopology.build();

  @TempDir Path directory;

  @Test
  void aStateIsTakenUpByTheFoldThatBeganIt() {
    FoldState.require(directory, "waymark", TODAY);
    assertThatCode(() -> FoldState.require(directory, "waymark", FoldTopology.build()))
        .doesNotThrowAnyException();
  }

  @Test
  void aTopologyThatWouldLeaveStateBehindIsRefusedAndSaysWhatToDo() throws IOException {
    StreamsBuilder other = new StreamsBuilder();
    other.table("waymark.events", Consumed.as("read"), Materialized.as("ledger"));
    FoldState.require(directory, "waymark", other.build());
    List<String> before = lines();

    assertThatThrownBy(() -> FoldState.require(directory, "waymark", TODAY))
        .isInstanceOf(OtherFoldException.class)
        .hasMessageContaining("it was: store ledger")
        .hasMessageContaining("store episode-spells")
        .hasMessageContaining("waymark replay");
    assertThat(lines()).isEqualTo(before);
  }

  @Test
  void aColumnThatCameBetweenOthersIsRefusedSinceItsPlaceMeansAnother() throws IOException {
    FoldState.require(directory, "waymark", TODAY);
    List<String> before = new ArrayList<>(lines());
    before.removeIf(line -> line.startsWith("column 1 of participant-months"));
    Files.write(file(), before);

    assertThatThrownBy(() -> FoldState.require(directory, "waymark", TODAY))
        .hasMessageContaining("it is now: column 1 of participant-months minutes)");
  }

  @Test
  void anotherVersionOfADefinitionIsRefusedSinceOldRowsWouldStay() throws IOException {
    FoldState.require(directory, "waymark", TODAY);
    List<String> before = new ArrayList<>(lines());
    before.replaceAll(line -> line.equals("definition E1 1") ? "definition E1 0" : line);
    Files.write(file(), before);

    assertThatThrownBy(() -> FoldState.require(directory, "waymark", TODAY))
        .hasMessageContaining("it was: definition E1 0; it is now: definition E1 1");
  }

  @Test
  void theStateOfAnotherApplicationIsItsOwnMatter() {
    StreamsBuilder other = new StreamsBuilder();
    other.table("waymark.events", Consumed.as("read"), Materialized.as("ledger"));
    FoldState.require(directory, "waymark-g1", other.build());

    assertThatCode(() -> FoldState.require(directory, "waymark", TODAY)).doesNotThrowAnyException();
  }

  private List<String> lines() throws IOException {
    return Files.readAllLines(file());
  }

  private Path file() {
    return directory.resolve("waymark.fold");
  }
}
