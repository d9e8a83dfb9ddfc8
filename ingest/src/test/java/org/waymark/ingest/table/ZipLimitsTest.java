package org.waymark.ingest.table;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

class ZipLimitsTest {

  private static final int MIB = 1 << 20;

  private static byte[] zip(String name, int parts, int mebibytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] blank = new byte[MIB];
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (int part = 0; part < parts; part++) {
        zip.putNextEntry(new ZipEntry(parts == 1 ? name : name + part));
        for (int i = 0; i < mebibytes; i++) {
          zip.write(blank);
        }
      }
    }
    return out.toByteArray();
  }

  @Test
  void refusesWhatUnfoldsTooFar() throws IOException {
    byte[] strings = zip("xl/sharedStrings.xml", 1, 65);
    byte[] sheet = zip("xl/worksheets/sheet1.xml", 1, 513);
    byte[] parts = zip("xl/part", 2_001, 0);

    assertThatThrownBy(() -> ZipLimits.check(strings)).hasMessageContaining("unfolds");
    assertThatThrownBy(() -> ZipLimits.check(sheet)).hasMessageContaining("unfolds");
    assertThatThrownBy(() -> ZipLimits.check(parts)).hasMessageContaining("unfolds");
  }

  @Test
  void refusesWhatIsDamaged() throws IOException {
    byte[] good = zip("xl/worksheets/sheet1.xml", 1, 1);
    byte[] half = Arrays.copyOf(good, good.length / 2);

    assertThatCode(() -> ZipLimits.check(good)).doesNotThrowAnyException();
    assertThatThrownBy(() -> ZipLimits.check(half)).hasMessageContaining("damaged");
  }
}
