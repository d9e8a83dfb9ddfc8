package org.waymark.schemas.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogAddressTest {

  private static final String URL = "jdbc:postgresql://db/waymark?user=waymark";

  @TempDir Path lake;

  @Test
  void theLakesDirectorySaysWhereItsCatalogIs() {
    CatalogAddress.of(URL).claim(lake);
    CatalogAddress.of(URL).claim(lake);

    assertThat(CatalogAddress.in(lake).url()).isEqualTo(URL);
    assertThat(Lake.exists(lake)).isTrue();
    assertThat(lake).isDirectoryNotContaining("glob:**.new");
  }

  @Test
  void aLakeKeepsTheCatalogThatItHas() {
    CatalogAddress.of(URL).claim(lake);

    assertThatThrownBy(() -> CatalogAddress.of("jdbc:postgresql://other/waymark").claim(lake))
        .hasMessageContaining("has its catalog at " + URL + ", not at jdbc:postgresql://other");
  }

  @Test
  void aLakeThatHasItsCatalogInAFileKeepsItThere() {
    Lake.open(lake).close();

    assertThatThrownBy(() -> CatalogAddress.of(URL).claim(lake)).hasMessageContaining("catalog.db");
    assertThat(Files.exists(lake.resolve("catalog.address"))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://db/waymark?user=a&password=b",
        "jdbc:postgresql://a:b@db/waymark",
        "jdbc:mysql://db/waymark",
        "db"
      })
  void anAddressIsAServersAndHoldsNoPassword(String url) {
    assertThatThrownBy(() -> CatalogAddress.of(url)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aCatalogThatDoesNotAnswerIsSaidInOneLine() {
    CatalogAddress.of("jdbc:postgresql://127.0.0.1:1/waymark?user=waymark").claim(lake);

    assertThatThrownBy(() -> Lake.open(lake))
        .isInstanceOf(CatalogException.class)
        .hasMessageContaining("127.0.0.1:1")
        .hasMessageContaining("see that PostgreSQL runs there");
  }
}
