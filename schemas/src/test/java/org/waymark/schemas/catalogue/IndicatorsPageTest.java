package org.waymark.schemas.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** {@code docs/indicators.md} says what the catalogue says. */
class IndicatorsPageTest {

  private static final Path PAGE = Path.of("../docs/indicators.md");

  @Test
  void thePageIsThatOfTheCatalogue() throws IOException {
    String made = IndicatorsPage.text();
    if (Boolean.getBoolean("golden.refresh")) {
      Files.writeString(PAGE, made);
    }
    assertThat(Files.exists(PAGE) ? Files.readString(PAGE) : "")
        .as("docs/indicators.md is stale; -Dtest.argLine=-Dgolden.refresh=true makes it anew")
        .isEqualTo(made);
  }
}
