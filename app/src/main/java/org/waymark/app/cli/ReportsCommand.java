package org.waymark.app.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.waymark.app.kafka.KafkaSettings;
import org.waymark.app.web.WebServer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** {@code waymark reports}: the pages alone. */
@Command(
    name = "reports",
    description = {
      "Serves the pages of what a home has published, until Ctrl-C; starts nothing else.",
      "Nothing can be uploaded there:  waymark up  serves the same pages and takes files."
    })
final class ReportsCommand implements Callable<Integer> {

  @ParentCommand private WaymarkCommand root;
  @Mixin private WebOptions web = new WebOptions();

  @Override
  public Integer call() throws InterruptedException {
    root.home().prepare();
    WebServer.Parts parts =
        new WebServer.Parts(Optional.empty(), KafkaSettings.EMBEDDED, web.certificate());
    try (WebServer server = WebServer.start(root.home(), web.listen(), parts)) {
      new Terminal(System.err)
          .say(
              "The pages of "
                  + root.home()
                  + " are at "
                  + server.address()
                  + " . Ctrl-C stops it.");
      new CountDownLatch(1).await();
    }
    return ExitCode.DONE;
  }
}
