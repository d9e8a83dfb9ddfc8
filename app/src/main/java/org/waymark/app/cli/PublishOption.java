package org.waymark.app.cli;

import java.io.IOException;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.waymark.app.home.Home;
import org.waymark.app.pipeline.Nightly;
import org.waymark.app.pipeline.Publishing;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** When a process that goes on publishes by itself: once a day, or never. */
record PublishOption(Optional<LocalTime> at) {

  private static final Logger LOG = LoggerFactory.getLogger(PublishOption.class);
  private static final String NEVER = "never";

  /**
   * Reads what was told.
   *
   * @param command to which it was told
   */
  static PublishOption of(String told, CommandSpec command) {
    if (told.equals(NEVER)) {
      return new PublishOption(Optional.empty());
    }
    try {
      return new PublishOption(Optional.of(LocalTime.parse(told)));
    } catch (DateTimeParseException e) {
      throw new ParameterException(
          command.commandLine(), "--publish-at takes a time such as 02:00, or never: " + told, e);
    }
  }

  /** Begins to publish what a home's lake holds; closed, it ends that. */
  AutoCloseable start(Home home) {
    return at.<AutoCloseable>map(time -> Nightly.start(time, () -> publish(home))).orElse(() -> {});
  }

  private static void publish(Home home) throws IOException {
    LOG.info(PublishCommand.words(new Publishing(home).publish(Publishing.today())));
  }
}
