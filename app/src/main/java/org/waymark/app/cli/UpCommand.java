package org.waymark.app.cli;

import java.util.concurrent.Callable;
import org.waymark.app.pipeline.Pipeline;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** {@code waymark up}: everything in one process on a lasting home. */
@Command(
    name = "up",
    description = {
      "Runs log, fold and lake until Ctrl-C.",
      "Other commands on the same home then talk to it instead of starting the parts themselves."
    })
final class UpCommand implements Callable<Integer> {

  @ParentCommand private WaymarkCommand root;
  @Mixin private KafkaOptions kafka = new KafkaOptions();

  @Override
  public Integer call() throws InterruptedException {
    try (Pipeline pipeline = Pipeline.start(root.home(), kafka.settings())) {
      new Terminal(System.err).say("Waymark is running on " + root.home() + ". Ctrl-C stops it.");
      pipeline.runUntilInterrupted();
    }
    return ExitCode.DONE;
  }
}
