package org.waymark.reports.release;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * What officers decided about releases, a line each; none is ever changed. The last decision about
 * a release holds. The file is written anew and put in its place at once.
 */
final class Decisions {

  private static final ObjectMapper JSON = JsonMapper.builder().build();

  private final Path file;

  /** In a file, which need not be there. */
  Decisions(Path file) {
    this.file = file;
  }

  /**
   * A decision.
   *
   * @param release the number
   * @param standing what it is from then on
   * @param by the name of the officer's token
   * @param at in UTC, ISO 8601
   * @param reason why; empty where none was given
   */
  record Decision(int release, Release.Standing standing, String by, String at, String reason) {}

  /** All, from the first. */
  List<Decision> all() {
    try {
      String text = Files.readString(file);
      List<Decision> all = new ArrayList<>();
      for (String line : text.substring(0, text.lastIndexOf('\n') + 1).lines().toList()) {
        if (!line.isEmpty()) {
          all.add(JSON.readValue(line, Decision.class));
        }
      }
      return all;
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (JsonProcessingException e) {
      throw new ReleaseException(file + " holds something that is no decision", e);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /** Appends one, which is on the disk when this returns. */
  void add(Decision decision) throws IOException {
    List<Decision> whole = all();
    StringBuilder text = new StringBuilder();
    for (Decision each : whole) {
      text.append(JSON.writeValueAsString(each)).append('\n');
    }
    text.append(JSON.writeValueAsString(decision)).append('\n');
    Path next = file.resolveSibling("." + file.getFileName() + ".next");
    try (FileChannel channel =
        FileChannel.open(
            next,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      ByteBuffer bytes = ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    Files.move(next, file, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
  }
}
