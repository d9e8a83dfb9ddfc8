package org.waymark.app.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.waymark.app.erasure.Receipt;
import org.waymark.app.kafka.KafkaSettings;
import org.waymark.app.pipeline.Erasures;
import org.waymark.app.pipeline.Erasures.Outcome;
import org.waymark.ingest.check.ParticipantKeys;
import org.waymark.ingest.vault.Asker;
import org.waymark.ingest.vault.ErasureRecord;
import org.waymark.ingest.vault.Identity;
import org.waymark.ingest.vault.Vault;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code waymark erase}: a person, everywhere. */
@Command(
    name = "erase",
    description = {
      "Erases a person: from the vault, the log, the fold's files and the lake, and out of every",
      "number that is published from now on. It cannot be undone, and nobody can bring the person",
      "back: whatever is sent of them again is refused. It ends when every byte under the home was",
      "looked at, with a receipt that names nobody. It may run while everything runs, and what was",
      "ordered is carried out even if the machine stops meanwhile (docs/erasure.md)."
    })
final class EraseCommand implements Callable<Integer> {

  private static final Asker OFFICER = new Asker(Asker.Role.OFFICER, "waymark erase");

  /** How the vault writes an HMAC. */
  private static final Pattern LISTED = Pattern.compile("[0-9a-v]{32}");

  @ParentCommand private WaymarkCommand root;
  @Spec private CommandSpec spec;
  @Mixin private KafkaOptions kafka;

  @Parameters(
      arity = "0..1",
      paramLabel = "KEY",
      description = "The person's participant_key; - reads it from standard input.")
  private Optional<String> key = Optional.empty();

  @Option(
      names = "--client",
      paramLabel = "NUMBER",
      description = "Instead of KEY: the client's number in a source; - reads it.")
  private Optional<String> client = Optional.empty();

  @Option(
      names = "--source",
      paramLabel = "SYSTEM",
      description = "Whose number that is: the source_system of its events.")
  private Optional<String> source = Optional.empty();

  @Option(names = "--yes", description = "Does not ask whether it is meant.")
  private boolean yes;

  @Option(names = "--resume", description = "Takes up what was ordered and is not done.")
  private boolean resume;

  @Option(names = "--receipts", description = "Lists what was erased, without names.")
  private boolean receipts;

  @Option(
      names = "--list",
      description = "Prints the list of the erased, which names nobody, to keep with backups.")
  private boolean list;

  @Option(
      names = "--adopt",
      paramLabel = "FILE",
      description = {
        "Takes such a list of a newer copy of this vault, after a backup was",
        "restored, and erases again whoever is on it."
      })
  private @Nullable Path adopt;

  /** The answer for programs. */
  private record Answer(String erasure, boolean clean, Receipt receipt) {}

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (receipts) {
      listReceipts();
      return ExitCode.DONE;
    }
    if (list) {
      requireVault();
      try (Vault vault = Vault.open(root.home().vault())) {
        vault.erasures().listed().forEach(root::say);
      }
      return ExitCode.DONE;
    }
    KafkaSettings settings = root.settingsFor(kafka);
    Terminal terminal = new Terminal(System.err);
    Erasures erasures = new Erasures(root.home(), settings);
    Erasures.Waiting waiting = () -> terminal.progress("erasing", -1, "");
    if (resume) {
      requireVault();
      List<Outcome> outcomes = erasures.resume(waiting);
      terminal.clear();
      return outcomes.isEmpty() ? nothingOpen() : tell(outcomes);
    }
    if (adopt != null) {
      requireVault();
      List<Outcome> outcomes = Erasures.replayOn(root.home(), settings, listed(adopt));
      terminal.clear();
      return outcomes.isEmpty() ? nobodyIsThere() : tell(outcomes);
    }
    String person = person();
    if (!yes && !isMeant()) {
      throw new CommandException("nothing was erased");
    }
    Outcome outcome = erasures.erase(person, OFFICER, waiting);
    terminal.clear();
    return tell(List.of(outcome));
  }

  private String person() throws IOException {
    boolean byKey = key.isPresent();
    if (byKey == client.isPresent() || client.isPresent() != source.isPresent()) {
      throw new ParameterException(
          spec.commandLine(), "either KEY, or --client NUMBER with --source SYSTEM, or --resume");
    }
    String named = key.or(() -> client).orElseThrow();
    if (named.equals("-")) {
      named = readLine();
    }
    return byKey ? checked(named) : lookUp(new Identity(source.orElseThrow(), named));
  }

  private static String checked(String key) {
    if (!ParticipantKeys.isOne(key)) {
      throw new CommandException(
          "that is no participant_key: 8 to 64 of A-Z a-z 0-9 _ -, with a letter and a digit");
    }
    return key;
  }

  private String lookUp(Identity identity) throws IOException {
    requireVault();
    try (Vault vault = Vault.open(root.home().vault())) {
      return vault
          .find(identity, OFFICER)
          .orElseThrow(
              () ->
                  new CommandException(
                      vault.isErased(identity, new Asker(Asker.Role.IMPORTER, "waymark erase"))
                          ? "this person was erased already; waymark erase --receipts lists what"
                              + " was"
                          : "the vault knows no such person in this source"));
    }
  }

  private void requireVault() {
    if (!Vault.exists(root.home().vault())) {
      throw new CommandException("there is no vault in " + root.home() + ", so nobody is known");
    }
  }

  /** Only somebody at a terminal can be asked. */
  private boolean isMeant() throws IOException {
    if (!isAtTerminal()) {
      throw new ParameterException(
          spec.commandLine(), "it cannot be undone: say --yes where nobody can be asked");
    }
    System.err.print("Erases this person everywhere, for good. Write ERASE to go on: ");
    System.err.flush();
    return readLine().equals("ERASE");
  }

  /** A console is there on newer Javas though nobody sits at it. */
  private static boolean isAtTerminal() {
    try {
      return Path.of("/dev/stdin").toRealPath().toString().matches("/dev/(pts/|tty|console).*");
    } catch (IOException e) {
      return false; // then only --yes will do
    }
  }

  private static String readLine() throws IOException {
    String line =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
    return line == null ? "" : line.strip();
  }

  /** The lines of a list of the erased. */
  static List<String> listed(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file).stream().filter(line -> !line.isBlank()).toList();
    if (!lines.stream().allMatch(line -> LISTED.matcher(line).matches())) {
      throw new CommandException(file + " is no list that  waymark erase --list  printed");
    }
    return lines;
  }

  private int nobodyIsThere() {
    root.answer(List.of(), "nobody on the list is in the log");
    return ExitCode.DONE;
  }

  private int nothingOpen() {
    root.answer(List.of(), "nothing was ordered that is not done");
    return ExitCode.DONE;
  }

  private int tell(List<Outcome> outcomes) {
    boolean clean = true;
    for (Outcome outcome : outcomes) {
      Receipt receipt = outcome.receipt();
      root.answer(
          new Answer(outcome.id(), receipt.isClean(), receipt), words(outcome.id(), receipt));
      clean &= receipt.isClean();
    }
    if (!clean) {
      new Terminal(System.err)
          .say(
              "waymark: something is left: delete or import the files that hold it, and erase"
                  + " again");
    }
    return clean ? ExitCode.DONE : ExitCode.SOME_REJECTED;
  }

  private static String words(String id, Receipt receipt) {
    Receipt.Scanned scanned = receipt.scanned();
    String left =
        scanned.left().entrySet().stream()
            .map(part -> part.getKey() + " " + part.getValue())
            .collect(Collectors.joining(", "));
    return String.format(
        Locale.ROOT,
        """
        erased: receipt %s, in %,d s
          events        %,10d   records of the log, and %,d of what was made of them
          cells changed %,10d   counts of a program in a month that had a part of theirs
          files         %,10d   of the lake written anew, %,d left-over ones deleted
          scanned       %,10d   files, %,d bytes, with what they pack unpacked
          left          %,10d   occurrences of the key%s%s\
        """,
        id,
        receipt.seconds(),
        receipt.events(),
        receipt.facts(),
        receipt.cells(),
        receipt.files(),
        receipt.deleted(),
        scanned.files(),
        scanned.bytes(),
        scanned.total(),
        left.isEmpty() ? "" : " (" + left + ")",
        scanned.unread() == 0 ? "" : "; " + scanned.unread() + " files could not be read");
  }

  private void listReceipts() throws IOException {
    requireVault();
    List<ErasureRecord> all;
    try (Vault vault = Vault.open(root.home().vault())) {
      all = vault.erasures().all(OFFICER);
    }
    root.answer(
        all.stream().map(Listed::of).toList(),
        all.isEmpty()
            ? "nobody was erased"
            : all.stream().map(EraseCommand::line).collect(Collectors.joining("\n")));
  }

  /** A line of the list, for programs. */
  private record Listed(
      String erasure,
      String ordered_at,
      @Nullable String ended_at,
      String purpose,
      @Nullable Receipt receipt) {

    static Listed of(ErasureRecord record) {
      return new Listed(
          record.id(),
          record.orderedAt().toString(),
          record.endedAt() == null ? null : record.endedAt().toString(),
          record.asker().purpose(),
          record.endedAt() == null ? null : Receipt.of(record.receipt()));
    }
  }

  private static String line(ErasureRecord record) {
    if (record.endedAt() == null) {
      return record.id() + "  ordered " + record.orderedAt() + "  not done: waymark erase --resume";
    }
    Receipt receipt = Receipt.of(record.receipt());
    return String.format(
        Locale.ROOT,
        "%s  ordered %s  done %s  %,d events, %,d cells, %,d left",
        record.id(),
        record.orderedAt(),
        record.endedAt(),
        receipt.events(),
        receipt.cells(),
        receipt.scanned().total());
  }
}
