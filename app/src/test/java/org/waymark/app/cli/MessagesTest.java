package org.waymark.app.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.waymark.app.Cli;

/** What is for engineers is where every error says that they find it. */
class MessagesTest {

  @Test
  void theyStandInTheHomeOfTheCommandThoughLoggersWereMadeBefore(@TempDir Path directory) {
    Path home = directory.resolve("home");
    LoggerFactory.getLogger(MessagesTest.class).debug("makes the logger of this process");

    assertThat(new Cli(home).run("status").err()).contains("there is nothing in");
    LoggerFactory.getLogger(MessagesTest.class).warn("another writer was faster");

    assertThat(home.resolve("waymark.log")).content().contains("another writer was faster");
  }

  /** A file that grows too big is moved away, and if it is empty, deleted: a device as well. */
  @Test
  void noDeviceIsTakenForAFile() throws IOException {
    try (InputStream config = MessagesTest.class.getResourceAsStream("/log4j2.properties")) {
      assertThat(Objects.requireNonNull(config)).asString(UTF_8).doesNotContain("/dev/");
    }
  }
}
