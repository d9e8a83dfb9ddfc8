package org.waymark.app.cli;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.waymark.app.access.Looks;
import org.waymark.app.access.Looks.Look;
import org.waymark.app.access.Token;
import org.waymark.app.access.Tokens;
import org.waymark.app.home.Home;
import org.waymark.reports.pages.Role;
import picocli.CommandLine.Option;

/** Who decides: an officer, by their token. */
final class OfficerOptions {

  private static final int REFUSED = 403;
  private static final int DONE = 200;

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      description = "Holds the officer's token; without it the terminal asks.")
  private @Nullable Path file;

  /**
   * The name of the officer's token; what is decided, and by whom, goes to the log of looks.
   *
   * @throws CommandException when there is no token, or it is not an officer's
   */
  String require(Home home, String deed) throws IOException {
    String secret = secret();
    Token token =
        new Tokens(home.tokens())
            .use(secret)
            .orElseThrow(
                () ->
                    new CommandException(
                        "that token opens nothing here:  waymark token create --role officer --name"
                            + " NAME  makes one"));
    boolean may = token.role() == Role.OFFICER;
    String now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    new Looks(home.looks())
        .add(new Look(now, token.name(), token.role().toString(), deed, may ? DONE : REFUSED));
    if (!may) {
      throw new CommandException(
          "%s is a token of the role %s: an officer decides about releases"
              .formatted(token.name(), token.role()));
    }
    return token.name();
  }

  private String secret() {
    if (file != null) {
      try {
        return Files.readString(file);
      } catch (IOException e) {
        throw new CommandException("cannot read " + file + ": " + Reason.of(e), e);
      }
    }
    Console console = System.console();
    char[] typed = console == null ? null : console.readPassword("The officer's token: ");
    if (typed == null) {
      throw new CommandException("an officer decides: name the file of their token, --token-file");
    }
    return new String(typed);
  }
}
