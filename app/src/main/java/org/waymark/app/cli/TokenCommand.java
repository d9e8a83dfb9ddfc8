package org.waymark.app.cli;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.waymark.app.access.Token;
import org.waymark.app.access.Tokens;
import org.waymark.reports.lake.Cut;
import org.waymark.reports.lake.Program;
import org.waymark.reports.pages.Role;
import org.waymark.schemas.lake.Lake;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code waymark token}: who may sign in to the pages. */
@Command(
    name = "token",
    description = {
      "Makes, lists and revokes the tokens with which people sign in and systems send.",
      "Once there is one, everybody signs in. A token is shown once and kept as a digest."
    })
final class TokenCommand implements Runnable {

  @ParentCommand private WaymarkCommand root;
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "create, list or revoke?");
  }

  private Tokens tokens() {
    return new Tokens(root.home().tokens());
  }

  private record Made(String name, String role, Set<String> programs, String token) {}

  @Command(name = "create", description = "Makes a token and shows it, this once.")
  int create(
      @Option(names = "--role", required = true, description = "${COMPLETION-CANDIDATES}.")
          Role role,
      @Option(
              names = "--program",
              paramLabel = "ID",
              split = ",",
              description =
                  "A program that it opens, or may bring events of (manager, ingest); more than"
                      + " once for several.")
          @Nullable List<String> programs,
      @Option(
              names = "--name",
              required = true,
              paramLabel = "NAME",
              description = "Where it is used, such as board-pc: it stands in the log of looks.")
          String name) {
    root.home().prepare();
    Set<String> named = new TreeSet<>(programs == null ? List.of() : programs);
    warnOfUnknown(named);
    String secret = tokens().create(name, role, named);
    root.answer(
        new Made(name, role.toString(), named, secret),
        "%s%nThis is the only time that it is shown: %s%s."
            .formatted(
                secret, opens(role), named.isEmpty() ? "" : " of " + String.join(", ", named)));
    return ExitCode.DONE;
  }

  private static String opens(Role role) {
    return switch (role) {
      case INGEST -> "with it a system sends events to /v1/events";
      case VAULT -> "with it a system asks /v1/participants for keys of people";
      default -> "it opens the pages for " + role;
    };
  }

  /** A program may be loaded later, so this is no error. */
  private void warnOfUnknown(Set<String> programs) {
    if (programs.isEmpty() || !Lake.exists(root.home().lake())) {
      return;
    }
    try (Lake lake = root.openLake();
        Cut cut = Cut.open(lake)) {
      List<String> known = cut.programs().stream().map(Program::id).toList();
      programs.stream()
          .filter(each -> !known.contains(each))
          .forEach(
              each ->
                  new Terminal(System.err)
                      .say(
                          "waymark: there is no program %s yet; there are: %s"
                              .formatted(each, String.join(", ", known))));
    }
  }

  private record Kept(
      String name, String role, Set<String> programs, String created, @Nullable String last_used) {}

  @Command(name = "list", description = "Lists the tokens, without their secrets.")
  int list() {
    List<Token> all = tokens().all();
    List<Kept> kept =
        all.stream()
            .map(
                token ->
                    new Kept(
                        token.name(),
                        token.role().toString(),
                        new TreeSet<>(token.programs()),
                        token.created().toString(),
                        token.lastUsed().map(LocalDate::toString).orElse(null)))
            .toList();
    root.answer(kept, words(kept));
    return ExitCode.DONE;
  }

  private static String words(List<Kept> kept) {
    if (kept.isEmpty()) {
      return "There is no token: on this machine nobody signs in, and others cannot come in.";
    }
    StringBuilder words = new StringBuilder();
    line(words, "name", List.of("role", "created", "last used", "programs"));
    for (Kept token : kept) {
      String used = token.last_used() == null ? "never" : token.last_used();
      line(
          words,
          token.name(),
          List.of(token.role(), token.created(), used, String.join(", ", token.programs())));
    }
    return words.toString().stripTrailing();
  }

  private static void line(StringBuilder words, String name, List<String> rest) {
    words.append(
        String.format(
                Locale.ROOT,
                "%-24s %-10s %-10s %-10s %s",
                name,
                rest.get(0),
                rest.get(1),
                rest.get(2),
                rest.get(3))
            .stripTrailing());
    words.append(System.lineSeparator());
  }

  @Command(name = "revoke", description = "Takes a token back; its sessions end at once.")
  int revoke(@Parameters(paramLabel = "NAME", description = "Of the token.") String name) {
    tokens().revoke(name);
    boolean last = tokens().all().isEmpty();
    root.say(
        name
            + " opens nothing any more."
            + (last ? " No token is left: on this machine nobody signs in now." : ""));
    return ExitCode.DONE;
  }
}
