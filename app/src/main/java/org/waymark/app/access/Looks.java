package org.waymark.app.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;

/** The log of who looked at what: a line of JSON each, only ever appended to. */
public final class Looks {

  private static final ObjectMapper JSON = JsonMapper.builder().build();

  /** How much of the file is a page of it. */
  private static final int PAGE_BYTES = 8 << 10;

  private final Path file;

  /** In a file, which need not be there. */
  public Looks(Path file) {
    this.file = file;
  }

  /**
   * A look.
   *
   * @param time in UTC, as ISO 8601
   * @param token its name; empty where nobody had to sign in
   * @param role of the token
   * @param page its path, with what it asked for
   * @param status that it was answered with
   */
  public record Look(String time, String token, String role, String page, int status) {}

  /**
   * Some looks.
   *
   * @param newestFirst of them
   * @param before where to go on with older ones; empty when there are none
   */
  public record Page(List<Look> newestFirst, OptionalLong before) {}

  /** Appends one. */
  public synchronized void add(Look look) {
    try {
      OwnerOnly.create(file);
      Files.writeString(file, JSON.writeValueAsString(look) + "\n", StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write who looked to " + file, e);
    }
  }

  /**
   * The newest looks, or those before a place.
   *
   * @param before a place that {@link Page#before} named; any other is taken for the next one below
   */
  public Page newest(OptionalLong before) {
    if (Files.notExists(file)) {
      return new Page(List.of(), OptionalLong.empty());
    }
    try (FileChannel channel = FileChannel.open(file)) {
      long end = Math.max(0, Math.min(before.orElse(Long.MAX_VALUE), channel.size()));
      long start = Math.max(0, end - PAGE_BYTES);
      ByteBuffer bytes = ByteBuffer.allocate((int) (end - start));
      while (bytes.hasRemaining() && channel.read(bytes, start + bytes.position()) > 0) {}
      return page(bytes.array(), start);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read who looked from " + file, e);
    }
  }

  /** The whole lines of a part; the line that the part begins within belongs to the older page. */
  private static Page page(byte[] part, long start) throws JsonProcessingException {
    int first = 0;
    if (start > 0) {
      while (first < part.length && part[first] != '\n') {
        first++;
      }
      first = Math.min(part.length, first + 1);
    }
    List<Look> looks = new ArrayList<>();
    String text = new String(part, first, part.length - first, StandardCharsets.UTF_8);
    int last = text.lastIndexOf('\n');
    for (String line : text.substring(0, last + 1).split("\n")) {
      if (!line.isEmpty()) {
        looks.add(JSON.readValue(line, Look.class));
      }
    }
    Collections.reverse(looks);
    return new Page(looks, start == 0 ? OptionalLong.empty() : OptionalLong.of(start + first));
  }
}
