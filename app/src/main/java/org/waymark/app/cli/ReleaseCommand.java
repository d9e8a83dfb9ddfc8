package org.waymark.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.waymark.app.pipeline.Pipeline;
import org.waymark.app.pipeline.Publishing;
import org.waymark.app.pipeline.Software;
import org.waymark.app.research.BudgetLog;
import org.waymark.app.scan.Needles;
import org.waymark.app.scan.Scan;
import org.waymark.reports.lake.Cut;
import org.waymark.reports.noise.Account;
import org.waymark.reports.release.AggregateTables;
import org.waymark.reports.release.Attack;
import org.waymark.reports.release.Attacks;
import org.waymark.reports.release.Check;
import org.waymark.reports.release.NoisyTable;
import org.waymark.reports.release.Policy;
import org.waymark.reports.release.Release;
import org.waymark.reports.release.ReleaseBuilder;
import org.waymark.reports.release.Releases;
import org.waymark.reports.release.Twin;
import org.waymark.schemas.lake.Lake;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code waymark release}: anonymised data for research. */
@Command(
    name = "release",
    description = {
      "Makes, checks, approves and withdraws releases of anonymised data for research.",
      "Only people whose consent to research is live are in them, in classes of 11 or more whom",
      "nobody can tell apart. A release that fails a check is refused, with the reasons.",
      "Begin with:  waymark release policy > policy.json"
    })
final class ReleaseCommand implements Runnable {

  @ParentCommand private WaymarkCommand root;
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "policy, build, twin, list, verify, attack, approve or withdraw?");
  }

  @Command(
      name = "policy",
      description = "Prints a policy to begin with; comments say what to choose.")
  int policy() {
    root.say(Policy.example().stripTrailing());
    return ExitCode.DONE;
  }

  private record Built(int release, String as_of, String directory) {}

  @Command(
      name = "build",
      description = {
        "Makes the next release of what is in the lake: files, codebook, privacy report, manifest.",
        "It waits for an officer. It is never the same twice: whom it draws, nobody can repeat."
      })
  int build(
      @Option(names = "--policy", paramLabel = "FILE", required = true, description = "The policy.")
          Path policy,
      @Option(
              names = "--as-of",
              paramLabel = "YYYY-MM-DD",
              description = "The day as of which people stand (default: today).")
          @Nullable LocalDate asOf,
      @Mixin KafkaOptions kafka)
      throws IOException {
    Policy read = Policy.read(policy);
    LocalDate day = Optional.ofNullable(asOf).orElseGet(Publishing::today);
    if (day.isAfter(LocalDate.now(ZoneOffset.ofHours(14)))) {
      throw new CommandException(day + " has not come yet");
    }
    if (read.tables() == null) {
      build(read, day, List.of());
      return ExitCode.DONE;
    }
    try (Pipeline pipeline = Pipeline.open(root.home(), kafka.settings())) {
      Account account = new Account(new BudgetLog(pipeline.client()));
      build(read, day, List.of(new NoisyTable(account, new SecureRandom())));
    }
    return ExitCode.DONE;
  }

  private void build(Policy policy, LocalDate day, List<AggregateTables> more) throws IOException {
    try (Lake lake = root.openLake();
        Cut cut = Cut.open(lake)) {
      Release release =
          new ReleaseBuilder(new Releases(root.home().prepareReleases()), Software.version(), more)
              .build(cut, policy, day);
      root.answer(
          new Built(release.number(), day.toString(), release.directory().toString()),
          "release %d, as of %s, waits for an officer. Read %s, then:  waymark release approve %d"
              .formatted(
                  release.number(),
                  day,
                  release.directory().resolve("privacy.html"),
                  release.number()));
    }
  }

  private record Made(String directory) {}

  @Command(
      name = "twin",
      description = {
        "Writes a folder with the schema of a release and values drawn at random: it reads no"
            + " data.",
        "For writing code before access to a release is granted."
      })
  int twin(
      @Option(names = "--policy", paramLabel = "FILE", required = true, description = "The policy.")
          Path policy,
      @Option(names = "--to", paramLabel = "DIR", required = true, description = "A new directory.")
          Path directory,
      @Option(
              names = "--seed",
              paramLabel = "S",
              defaultValue = "1",
              description = "The same seed makes the same files (default: ${DEFAULT-VALUE}).")
          long seed)
      throws IOException {
    Twin.write(directory, Policy.read(policy), seed);
    root.answer(new Made(directory.toString()), directory + " has the schema, and nobody's data");
    return ExitCode.DONE;
  }

  private record Listed(
      int release, String as_of, String standing, String policy, int policy_version) {}

  @Command(name = "list", description = "Lists the releases, and whether they may be served.")
  int list() {
    List<Listed> all =
        new Releases(root.home().releases())
            .all().stream()
                .map(
                    release ->
                        new Listed(
                            release.number(),
                            release.manifest().asOf(),
                            release.standing().toString(),
                            release.manifest().policy(),
                            release.manifest().policyVersion()))
                .toList();
    StringBuilder words = new StringBuilder();
    for (Listed each : all) {
      words.append(
          String.format(
              Locale.ROOT,
              "%3d  as of %s  %-9s  %s version %d%n",
              each.release(),
              each.as_of(),
              each.standing(),
              each.policy(),
              each.policy_version()));
    }
    root.answer(all, all.isEmpty() ? "There is no release." : words.toString().stripTrailing());
    return ExitCode.DONE;
  }

  @Command(
      name = "verify",
      description = {
        "Checks a release by its files alone, wherever they are: sums, classes, codes, footers.",
        "Ends with 1 if anything does not hold."
      })
  int verify(@Parameters(paramLabel = "DIR", description = "The folder.") Path directory)
      throws IOException {
    List<Check> checks = Releases.verify(directory);
    long failed = checks.stream().filter(check -> !check.holds()).count();
    if (root.json()) {
      root.say(Json.write(checks));
    } else {
      checks.forEach(
          check ->
              root.say(
                  "%s  %s (%s)"
                      .formatted(check.holds() ? "holds" : "FAILS", check.rule(), check.found())));
      root.say(failed == 0 ? "All holds." : failed + " of " + checks.size() + " do not hold.");
    }
    return failed == 0 ? ExitCode.DONE : ExitCode.FAILED;
  }

  @Command(
      name = "attack",
      description = {
        "Tries to break a release, and beside it a careless one of the same people.",
        "An attack says something only if it breaks the careless one. Needs the data: for"
            + " engineers.",
        "Ends with 1 if an attack breaks the release, or does not break the careless one."
      })
  int attack(@Parameters(paramLabel = "N", description = "The number.") int number)
      throws IOException {
    Release release = new Releases(root.home().releases()).number(number);
    Path scratch = Files.createTempDirectory("waymark-attack-");
    try (Lake lake = root.openLake();
        Cut cut = Cut.open(lake)) {
      List<Attack> attacks = Attacks.run(release, cut, scratch, ReleaseCommand::traces);
      root.answer(attacks, words(attacks));
      return attacks.stream().allMatch(Attack::isHeld) ? ExitCode.DONE : ExitCode.FAILED;
    } finally {
      remove(scratch);
    }
  }

  private static long traces(Path directory, List<String> texts) throws IOException {
    return Scan.directory(directory, new Needles(texts)).found().stream()
        .map(Scan.Found::needle)
        .distinct()
        .count();
  }

  private static String words(List<Attack> attacks) {
    String line = "%-26s  %-53s  %-22s  %-22s  %s%n";
    StringBuilder words =
        new StringBuilder(line.formatted("attack", "figure", "careless", "release", ""));
    for (Attack each : attacks) {
      String word =
          each.isHeld()
              ? "held"
              : each.breaksRelease() ? "BROKEN" : "DOES NOT BREAK THE CARELESS ONE";
      words.append(
          line.formatted(each.name(), each.measure(), each.planted(), each.release(), word));
    }
    return words.toString().stripTrailing();
  }

  /** It holds people as they are. */
  private static void remove(Path scratch) throws IOException {
    try (Stream<Path> all = Files.walk(scratch)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }

  private record Decided(int release, String standing, String by) {}

  @Command(
      name = "approve",
      description = {
        "An officer approves a release: from then on researchers are served it.",
        "All that its files can tell is checked once more first."
      })
  int approve(
      @Parameters(paramLabel = "N", description = "The number.") int number,
      @Mixin OfficerOptions officer)
      throws IOException {
    String by = officer.require(root.home(), "release/approve/" + number);
    Release release = new Releases(root.home().releases()).approve(number, by);
    return decided(release, by);
  }

  @Command(
      name = "withdraw",
      description = {
        "An officer withdraws a release, for good: nobody is served it any more.",
        "Its files stay here, so that later releases are checked against it."
      })
  int withdraw(
      @Parameters(paramLabel = "N", description = "The number.") int number,
      @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Why.")
          String reason,
      @Mixin OfficerOptions officer)
      throws IOException {
    String by = officer.require(root.home(), "release/withdraw/" + number);
    Release release = new Releases(root.home().releases()).withdraw(number, by, reason);
    return decided(release, by);
  }

  private int decided(Release release, String by) {
    root.answer(
        new Decided(release.number(), release.standing().toString(), by),
        "release %d is %s, by %s".formatted(release.number(), release.standing(), by));
    return ExitCode.DONE;
  }
}
