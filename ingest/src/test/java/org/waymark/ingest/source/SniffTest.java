package org.waymark.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is text and what is not. */
class SniffTest {

  private static byte[] sniff(byte[] bytes) throws IOException {
    return Sniff.text(2, new ByteArrayInputStream(bytes)).readAllBytes();
  }

  @ParameterizedTest
  @CsvSource({
    "504B030414000600,Excel",
    "D0CF11E0A1B11AE1,old Excel",
    "1F8B080000000000,gzip",
    "5041523115041500,Parquet",
    "255044462D312E37,PDF",
    "FFFE7B0022006500,UTF-16",
    "FEFF007B00220065,UTF-16",
    "7B0022006500,binary",
    "6D61726961000102,binary",
  })
  void namesWhatIsNoText(String hex, String kind) {
    assertThatThrownBy(() -> sniff(HexFormat.of().parseHex(hex)))
        .isInstanceOf(NotTextException.class)
        .hasMessageStartingWith("source 2 is ")
        .hasMessageContaining(kind)
        .hasMessageNotContaining("maria");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n\n",
        "{}\n",
        "name,age\nmaria,3\n",
        "{broken\n",
        "{}\n\u0000\u0001",
        "x\n{}\n\u0000\u0001"
      })
  void givesTextOnWhole(String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);

    assertThat(sniff(bytes)).isEqualTo(bytes);
  }

  @Test
  void losesNothingOfALongText() throws IOException {
    byte[] bytes = "{}\n".repeat(100_000).getBytes(StandardCharsets.UTF_8);

    assertThat(sniff(bytes)).isEqualTo(bytes);
  }
}
