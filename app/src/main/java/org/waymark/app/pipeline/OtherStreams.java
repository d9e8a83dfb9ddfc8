package org.waymark.app.pipeline;

import java.util.Map;
import org.waymark.app.erasure.ErasureWork;
import org.waymark.app.home.Home;
import org.waymark.schemas.lake.Lake;

/**
 * The stream processes of a cluster, as parts of an erasure that another process carries out: they
 * fold the tombstones, and rest while the lake and the log are written anew.
 */
final class OtherStreams implements ErasureWork.Parts, AutoCloseable {

  private final Home home;
  private final Map<String, Object> client;
  private final Lake lake;
  private final Elsewhere elsewhere;
  private final Rests rests;

  OtherStreams(Home home, Map<String, Object> client, Lake lake) {
    this.home = home;
    this.client = client;
    this.lake = lake;
    this.elsewhere = new Elsewhere(client);
    this.rests = new Rests(client);
  }

  @Override
  public void keepOnlyThisGeneration() {
    new Removal(home, client).ofAllBut(lake);
  }

  @Override
  public void foldAlone() {
    rests.fromLake();
  }

  @Override
  public void stop() {
    rests.fromFold();
  }

  /** Each deletes its own before it goes on, those too that do not run now. */
  @Override
  public void wipeState() {
    lake.noteErasure();
  }

  @Override
  public void start() {
    rests.close();
  }

  @Override
  public void check() {
    elsewhere.check();
  }

  @Override
  public void close() {
    rests.close();
  }
}
