package org.waymark.app.pipeline;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.waymark.app.erasure.ErasureWork;
import org.waymark.app.home.Home;
import org.waymark.schemas.lake.Lake;
import org.waymark.streams.lake.LakeWriter;
import org.waymark.streams.lake.Upkeep.Grace;
import org.waymark.streams.lake.UpkeepLoop;
import org.waymark.streams.topology.FoldMember;
import org.waymark.streams.topology.FoldStreams;

/** The fold and the lake's writer of this process, which an erasure stops and starts again. */
final class Work implements ErasureWork.Parts, AutoCloseable {

  private final Home home;
  private final Map<String, Object> client;
  private final Lake lake;
  private final FoldMember member;
  private volatile @Nullable FoldStreams fold;
  private Optional<LakeWriter> writer = Optional.empty();
  private Optional<UpkeepLoop> upkeep = Optional.empty();

  Work(Home home, Map<String, Object> client, Lake lake, FoldMember member) {
    this.home = home;
    this.client = client;
    this.lake = lake;
    this.member = member;
  }

  @Override
  public synchronized void start() {
    startFold();
    if (writer.isEmpty()) {
      writer = Optional.of(LakeWriter.start(lake, client, this::isItsTurn));
    }
    if (upkeep.isEmpty()) {
      upkeep =
          Optional.of(UpkeepLoop.start(LakeUpkeep.of(home, lake, Grace.USUAL), this::isItsTurn));
    }
  }

  @Override
  public synchronized void foldAlone() {
    stopWriter();
    startFold();
  }

  @Override
  public void keepOnlyThisGeneration() {
    new Removal(home, client).ofAllBut(lake);
  }

  @Override
  public synchronized void stop() {
    stopWriter();
    FoldStreams folding = fold;
    fold = null;
    if (folding != null) {
      folding.close();
    }
  }

  @Override
  public void wipeState() throws IOException {
    FoldStreams.wipe(home.state());
  }

  @Override
  public synchronized void check() {
    Optional.ofNullable(fold)
        .flatMap(FoldStreams::failure)
        .ifPresent(
            e -> {
              throw new IllegalStateException("the fold has stopped", e);
            });
    writer
        .flatMap(LakeWriter::failure)
        .ifPresent(
            e -> {
              throw new IllegalStateException("the writer of the lake has stopped", e);
            });
  }

  /** Of several processes the one that folds the first partition writes the lake and tidies it. */
  private boolean isItsTurn() {
    FoldStreams folding = fold;
    return folding != null && folding.foldsFirst();
  }

  private void startFold() {
    if (fold == null) {
      fold = FoldStreams.start(client, member, lake.generation());
    }
  }

  /** The upkeep first: it leans on the tables as the writer leaves them. */
  private void stopWriter() {
    upkeep.ifPresent(UpkeepLoop::close);
    upkeep = Optional.empty();
    writer.ifPresent(LakeWriter::close);
    writer = Optional.empty();
  }

  @Override
  public void close() {
    stop();
  }
}
