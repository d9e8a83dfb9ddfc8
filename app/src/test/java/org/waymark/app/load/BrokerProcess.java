package org.waymark.app.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.CountDownLatch;
import org.waymark.app.kafka.EmbeddedBroker;

/** A broker in a process of its own, which can be stopped while everything else goes on. */
public final class BrokerProcess {

  private BrokerProcess() {}

  /** Runs the broker of a directory until the process ends; writes to a file where it listens. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path said = Path.of(arguments[1]);
    EmbeddedBroker broker = EmbeddedBroker.start(Path.of(arguments[0]));
    Path written = Files.writeString(Path.of(said + ".new"), broker.bootstrapServer());
    Files.move(written, said, StandardCopyOption.ATOMIC_MOVE);
    new CountDownLatch(1).await();
  }
}
