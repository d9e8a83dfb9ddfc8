package org.waymark.app.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.waymark.app.kafka.KafkaSettings;
import org.waymark.app.pipeline.Pipeline;
import org.waymark.app.upload.Intake;
import org.waymark.app.web.WebServer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** {@code waymark ingest}: the way in, as a process of its own. */
@Command(
    name = "ingest",
    description = {
      "Takes events over HTTP and files from the upload page into the log of an existing cluster.",
      "Any number may run; each has a home of its own, with its tokens, and they share the vault",
      "(WAYMARK_VAULT). Stream processes fold what they send: --lake names the lake of these."
    })
final class IngestCommand implements Callable<Integer> {

  @ParentCommand private WaymarkCommand root;
  @Mixin private KafkaOptions kafka = new KafkaOptions();
  @Mixin private WebOptions web = new WebOptions();

  @Override
  public Integer call() throws InterruptedException {
    KafkaSettings settings = kafka.cluster();
    root.requireSharedLake();
    root.home().prepare();
    try (Pipeline pipeline = Pipeline.joinStreams(settings);
        WebServer server = WebServer.start(root.home(), web.listen(), parts(pipeline, settings))) {
      new Terminal(System.err)
          .say("Waymark takes events at " + server.address() + " . Ctrl-C stops it.");
      pipeline.runAsPartOfOthers();
    }
    return ExitCode.DONE;
  }

  private WebServer.Parts parts(Pipeline pipeline, KafkaSettings settings) {
    return new WebServer.Parts(
        Optional.of(new Intake(root.home(), pipeline)), settings, web.certificate());
  }
}
