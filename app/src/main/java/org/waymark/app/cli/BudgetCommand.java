package org.waymark.app.cli;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.waymark.app.access.Token;
import org.waymark.app.access.Tokens;
import org.waymark.app.pipeline.Pipeline;
import org.waymark.app.research.BudgetLog;
import org.waymark.reports.noise.Account;
import org.waymark.reports.noise.Ledger;
import org.waymark.reports.pages.Role;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code waymark budget}: the account of what noisy tables may tell. */
@Command(
    name = "budget",
    description = {
      "Shows the account of the noisy tables of research releases: what an officer granted, what",
      "each table set aside, and what is left. A table that does not fit is refused. docs/noise.md"
    })
final class BudgetCommand implements Callable<Integer> {

  private static final long MOST_MILLI = 1_000_000;

  @ParentCommand private WaymarkCommand root;
  @Spec private CommandSpec spec;
  @Mixin private KafkaOptions kafka;

  @Option(
      names = "--grant",
      paramLabel = "EPSILON",
      description = "How much all releases together may spend, such as 2.5: the whole, not more.")
  private Optional<BigDecimal> grant = Optional.empty();

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      description = "With --grant: a file with the token of an officer.")
  private Optional<Path> tokenFile = Optional.empty();

  private record Draw(String draw, String epsilon, boolean drawn) {}

  private record Answer(String granted, String left, List<Draw> draws) {}

  @Override
  public Integer call() throws IOException {
    if (grant.isPresent() != tokenFile.isPresent()) {
      throw new ParameterException(
          spec.commandLine(), "an officer grants: --grant and --token-file go together");
    }
    Optional<Long> milli = grant.map(this::milli);
    Optional<String> officer = tokenFile.isPresent() ? Optional.of(officer()) : Optional.empty();
    Terminal terminal = new Terminal(System.err);
    terminal.progress("starting", -1, "");
    try (Pipeline pipeline = Pipeline.open(root.home(), kafka.settings())) {
      Account account = new Account(new BudgetLog(pipeline.client()));
      milli.ifPresent(epsilon -> account.grant(epsilon, officer.orElseThrow()));
      terminal.clear();
      answer(account.ledger());
    }
    return ExitCode.DONE;
  }

  private long milli(BigDecimal epsilon) {
    try {
      long milli = epsilon.movePointRight(3).longValueExact();
      if (milli >= 0 && milli <= MOST_MILLI) {
        return milli;
      }
    } catch (ArithmeticException e) {
      // said below: it has more than three digits after the point
    }
    throw new ParameterException(
        spec.commandLine(), "a budget is from 0 to 1000, with three digits after the point");
  }

  private String officer() throws IOException {
    Path file = tokenFile.orElseThrow();
    return new Tokens(root.home().tokens())
        .use(Files.readString(file))
        .filter(token -> token.role() == Role.OFFICER)
        .map(Token::name)
        .orElseThrow(
            () ->
                new CommandException(
                    "the file "
                        + file
                        + " holds no officer's token of this home: an engineer makes one with"
                        + "  waymark token create --role officer --name NAME"));
  }

  private void answer(Ledger ledger) {
    List<Draw> draws =
        ledger.reservedMilli().entrySet().stream()
            .map(
                each ->
                    new Draw(
                        each.getKey(),
                        Account.epsilon(each.getValue()),
                        ledger.values(each.getKey()).isPresent()))
            .toList();
    String granted = Account.epsilon(ledger.grantedMilli());
    String left = Account.epsilon(Math.max(0, ledger.leftMilli()));
    StringBuilder words =
        new StringBuilder("An officer granted epsilon %s; %s is left.".formatted(granted, left));
    for (Draw each : draws) {
      words.append(
          "%n  %s  %s%s"
              .formatted(each.epsilon(), each.draw(), each.drawn() ? "" : "  (set aside)"));
    }
    root.answer(new Answer(granted, left, draws), words.toString());
  }
}
