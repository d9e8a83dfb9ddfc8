package org.waymark.app.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.waymark.app.kafka.KafkaSettings;
import org.waymark.app.pipeline.Pipeline;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code waymark stream}: fold and lake, as one of several processes. */
@Command(
    name = "stream",
    description = {
      "Folds a share of an existing cluster's log, and writes the lake when it is its turn.",
      "Any number may run, each with a home and a name of its own; they share the lake. Each",
      "keeps a copy of what another folds, and takes over when that one stops or dies."
    })
final class StreamCommand implements Callable<Integer> {

  @ParentCommand private WaymarkCommand root;
  @Mixin private KafkaOptions kafka = new KafkaOptions();

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = {
        "What the cluster knows it by, also after a restart (default: the",
        "name of the home's directory)."
      })
  private Optional<String> name = Optional.empty();

  @Override
  public Integer call() throws InterruptedException {
    KafkaSettings settings = kafka.cluster();
    root.requireSharedLake();
    String own = name.orElse(String.valueOf(root.home().directory().getFileName()));
    try (Pipeline pipeline = Pipeline.startStream(root.home(), settings, own)) {
      new Terminal(System.err)
          .say(
              "Waymark folds as %s into the lake %s. Ctrl-C stops it."
                  .formatted(own, root.home().lake()));
      pipeline.runUntilInterrupted();
    }
    return ExitCode.DONE;
  }
}
