package org.waymark.app.bench;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.waymark.app.kafka.EmbeddedBroker;

/** A broker and nothing else, in a process of its own. */
public final class BareBroker {

  private BareBroker() {}

  /** Runs the broker of a directory until the process ends, and says where it listens. */
  public static void main(String[] arguments) throws InterruptedException {
    EmbeddedBroker broker = EmbeddedBroker.start(Path.of(arguments[0]));
    System.out.println("listens at " + broker.bootstrapServer());
    new CountDownLatch(1).await();
  }
}
