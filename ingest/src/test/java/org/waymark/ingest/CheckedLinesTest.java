package org.waymark.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.waymark.ingest.CheckedLines.CheckedLine;
import org.waymark.ingest.check.Checked.Accepted;
import org.waymark.ingest.check.Given;
import org.waymark.ingest.source.Lines;

class CheckedLinesTest {

  private static final String EVENT = Given.event("goal.rated").toString();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void givesEachLineInItsOrderAsIfCheckedAlone(long seed) throws IOException {
    byte[] text = text(new Random(seed));
    List<CheckedLine> alone = new ArrayList<>();
    Lines lines = new Lines(new ByteArrayInputStream(text));
    while (lines.next()) {
      alone.add(
          new CheckedLine(
              lines.number(), Given.CHECK.check(lines.buffer(), lines.offset(), lines.length())));
    }

    assertThat(read(new ByteArrayInputStream(text), new ArrayList<>())).isEqualTo(alone);
  }

  @Test
  void givesWhatStoodBeforeASourceBroke() {
    InputStream broken =
        new SequenceInputStream(
            new ByteArrayInputStream((EVENT + "\n").repeat(1_000).getBytes(StandardCharsets.UTF_8)),
            new InputStream() {
              @Override
              public int read() throws IOException {
                throw new IOException("the disk is gone");
              }

              @Override
              public int available() {
                return 1;
              }
            });
    List<CheckedLine> read = new ArrayList<>();

    assertThatThrownBy(() -> read(broken, read)).hasMessage("the disk is gone");
    assertThat(read).hasSize(1_000);
  }

  @Test
  @Timeout(20)
  void doesNotWaitForMoreThanTheNextLine() throws IOException {
    try (PipedOutputStream out = new PipedOutputStream();
        PipedInputStream in = new PipedInputStream(out);
        CheckedLines lines = new CheckedLines(new Lines(in), Given.CHECK)) {
      for (int i = 0; i < 3; i++) {
        out.write((EVENT + "\n\n").getBytes(StandardCharsets.UTF_8));
        out.flush();

        assertThat(lines.next()).extracting(CheckedLine::checked).isInstanceOf(Accepted.class);
      }
    }
  }

  /** Events, blank lines, and lines that are none. */
  private static byte[] text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 5_000; i++) {
      text.append(
          switch (random.nextInt(5)) {
            case 0 -> "";
            case 1 -> EVENT.substring(random.nextInt(EVENT.length()));
            default -> EVENT;
          });
      text.append(random.nextBoolean() ? "\n" : "\r\n");
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static List<CheckedLine> read(InputStream in, List<CheckedLine> into) throws IOException {
    try (CheckedLines lines = new CheckedLines(new Lines(in), Given.CHECK)) {
      for (CheckedLine line = lines.next(); line != null; line = lines.next()) {
        into.add(line);
      }
    }
    return into;
  }
}
