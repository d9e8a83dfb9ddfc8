package org.waymark.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.waymark.app.access.OwnerOnly;
import org.waymark.ingest.check.ParticipantKeys;
import org.waymark.ingest.vault.Asker;
import org.waymark.ingest.vault.Identity;
import org.waymark.ingest.vault.Vault;
import org.waymark.reports.format.OutputFormat;
import org.waymark.reports.lake.Cut;
import org.waymark.reports.lake.Literals;
import org.waymark.schemas.lake.Lake;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** {@code waymark person}: what is held of one person. */
@Command(name = "person", description = "Gives out what is held of a person.")
final class PersonCommand implements Runnable {

  private static final Asker OFFICER = new Asker(Asker.Role.OFFICER, "waymark person export");

  /** What holds people in the lake, in the order in which it is given out. */
  private static final List<String> TABLES =
      List.of("events", "participant_months", "goal_spells", "episode_spells");

  @ParentCommand private WaymarkCommand root;
  @Spec private CommandSpec spec;

  /** How it is given out. */
  enum Format {
    json,
    csv
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "person export KEY?");
  }

  /** Everything. */
  @Command(
      name = "export",
      scope = ScopeType.LOCAL,
      description = {
        "Everything that is held of a person, for whoever asks for their own data: the numbers by",
        "which sources know them, every version of every event, and what was made of these. The",
        "vault notes that it was asked for. The columns are explained in docs/codebook.md."
      })
  int export(
      @Parameters(paramLabel = "KEY", description = "The participant_key.") String key,
      @Option(
              names = "--format",
              defaultValue = "json",
              description = "${COMPLETION-CANDIDATES}; csv has the events alone (default: json).")
          Format format,
      @Option(
              names = "--output",
              paramLabel = "FILE",
              description = "A new file, readable by its owner alone, instead of the screen.")
          Optional<Path> output)
      throws IOException {
    if (!ParticipantKeys.isOne(key)) {
      throw new ParameterException(
          spec.commandLine(),
          "KEY is a participant_key: 8 to 64 of A-Z a-z 0-9 _ -, with a letter and a digit");
    }
    Held held = held(key);
    try (Lake lake = root.openLake();
        Cut cut = Cut.open(lake)) {
      String written = format == Format.json ? json(held, cut) : csv(held, cut);
      if (output.isPresent()) {
        write(written, output.get());
      } else {
        root.say(written.stripTrailing());
      }
    }
    return ExitCode.DONE;
  }

  /** Under which keys, and who that is to the sources. */
  private record Held(List<String> keys, List<Identity> identities) {

    String condition() {
      return " WHERE participant_key IN ("
          + String.join(", ", keys.stream().map(Literals::text).toList())
          + ")";
    }
  }

  private Held held(String key) throws IOException {
    if (!Vault.exists(root.home().vault())) {
      return new Held(List.of(key), List.of());
    }
    try (Vault vault = Vault.open(root.home().vault())) {
      return new Held(vault.erasures().linked(key, OFFICER), vault.reveal(key, OFFICER));
    }
  }

  private static String csv(Held held, Cut cut) {
    return table("events", held, cut, OutputFormat.CSV);
  }

  private static String json(Held held, Cut cut) {
    StringWriter all = new StringWriter();
    PrintWriter out = new PrintWriter(all);
    out.print("{\"participant_keys\":" + Json.write(held.keys()));
    out.print(",\"known_as\":" + Json.write(held.identities().stream().map(Known::of).toList()));
    for (String table : TABLES) {
      out.print(",\"" + table + "\":" + table(table, held, cut, OutputFormat.JSON).strip());
    }
    out.println("}");
    return all.toString();
  }

  /** A number of a source. */
  private record Known(String source_system, String client_number) {

    static Known of(Identity identity) {
      return new Known(identity.source(), identity.clientId());
    }
  }

  private static String table(String table, Held held, Cut cut, OutputFormat format) {
    StringWriter rows = new StringWriter();
    cut.query("SELECT * FROM " + table + held.condition() + " ORDER BY ALL", format.writer(rows));
    return rows.toString();
  }

  private void write(String text, Path file) throws IOException {
    if (Files.exists(file)) {
      throw new CommandException(file + " is there already: name another, or move it away");
    }
    OwnerOnly.create(file);
    Files.writeString(file, text, StandardCharsets.UTF_8);
  }
}
