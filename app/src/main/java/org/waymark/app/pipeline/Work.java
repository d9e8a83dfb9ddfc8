package org.waymark.app.pipeline;

import java.util.Map;
import java.util.Optional;
import org.waymark.app.erasure.ErasureWork;
import org.waymark.app.home.Home;
import org.waymark.schemas.lake.Lake;
import org.waymark.streams.lake.LakeWriter;
import org.waymark.streams.topology.FoldStreams;

/** The fold and the lake's writer of this process, which an erasure stops and starts again. */
final class Work implements ErasureWork.Parts, AutoCloseable {

  private static final int FOLD_THREADS = 2;

  private final Home home;
  private final Map<String, Object> client;
  private final Lake lake;
  private Optional<FoldStreams> fold = Optional.empty();
  private Optional<LakeWriter> writer = Optional.empty();

  Work(Home home, Map<String, Object> client, Lake lake) {
    this.home = home;
    this.client = client;
    this.lake = lake;
  }

  @Override
  public synchronized void start() {
    startFold();
    if (writer.isEmpty()) {
      writer = Optional.of(LakeWriter.start(lake, client));
    }
  }

  @Override
  public synchronized void foldAlone() {
    stopWriter();
    startFold();
  }

  @Override
  public synchronized void stop() {
    stopWriter();
    fold.ifPresent(FoldStreams::close);
    fold = Optional.empty();
  }

  @Override
  public synchronized void check() {
    fold.flatMap(FoldStreams::failure)
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

  private void startFold() {
    if (fold.isEmpty()) {
      fold = Optional.of(FoldStreams.start(client, home.state(), FOLD_THREADS, lake.generation()));
    }
  }

  private void stopWriter() {
    writer.ifPresent(LakeWriter::close);
    writer = Optional.empty();
  }

  @Override
  public void close() {
    stop();
  }
}
