package org.waymark.app.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.waymark.app.person.Link;
import org.waymark.app.pipeline.Pipeline;
import org.waymark.ingest.check.ParticipantKeys;
import org.waymark.ingest.vault.Asker;
import org.waymark.ingest.vault.Vault;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code waymark link}: two keys of one person become one. */
@Command(
    name = "link",
    description = {
      "Makes two keys one, when it turns out that they are of one person: every event of OLD is",
      "written under NEW and taken back under OLD. Whoever was known by OLD is known by NEW from",
      "then on, and who erases NEW erases OLD. If it breaks off, do the same again."
    })
final class LinkCommand implements Callable<Integer> {

  private static final Asker OFFICER = new Asker(Asker.Role.OFFICER, "waymark link");

  @ParentCommand private WaymarkCommand root;
  @Spec private CommandSpec spec;
  @Mixin private KafkaOptions kafka;

  @Parameters(index = "0", paramLabel = "OLD", description = "The key that is given up.")
  private String oldKey = "";

  @Parameters(index = "1", paramLabel = "NEW", description = "The key that stays.")
  private String newKey = "";

  /** The answer for programs. */
  private record Answer(int events, int identities) {}

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (!ParticipantKeys.isOne(oldKey) || !ParticipantKeys.isOne(newKey)) {
      throw new ParameterException(
          spec.commandLine(),
          "OLD and NEW are participant_keys: 8 to 64 of A-Z a-z 0-9 _ -, with a letter and a"
              + " digit");
    }
    if (oldKey.equals(newKey)) {
      throw new ParameterException(spec.commandLine(), "OLD and NEW are the same");
    }
    Terminal terminal = new Terminal(System.err);
    terminal.progress("starting", -1, "");
    int events;
    int identities;
    try (Pipeline pipeline = Pipeline.open(root.home(), kafka.settings());
        Vault vault = Vault.open(root.home().vault())) {
      requireKnown(pipeline, vault);
      identities = vault.link(oldKey, newKey, OFFICER);
      events = Link.write(pipeline.client(), oldKey, newKey);
      pipeline.awaitLake(root.home(), missing -> terminal.progress("into the lake", -1, ""));
    }
    terminal.clear();
    root.answer(
        new Answer(events, identities),
        "%,d events and %,d numbers of sources went over to the key that stays"
            .formatted(events, identities));
    return ExitCode.DONE;
  }

  /** A slip of the pen would give a person's whole history to nobody. */
  private void requireKnown(Pipeline pipeline, Vault vault) {
    if (!vault.hasGiven(newKey) && Link.isUnknown(pipeline.client(), newKey)) {
      throw new CommandException(
          "NEW has no events and is no key of the vault: nothing was changed. Is it spelt right?");
    }
  }
}
