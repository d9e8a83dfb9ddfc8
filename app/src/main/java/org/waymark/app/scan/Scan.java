package org.waymark.app.scan;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Looks for texts in the names and in every byte of the files under a directory: as they are, and
 * with what they pack unpacked.
 */
public final class Scan {

  private static final int HEAD_BYTES = 16;

  private final Needles needles;
  private final List<Found> found = new ArrayList<>();
  private final List<Path> unread = new ArrayList<>();
  private long files;
  private long bytes;

  private Scan(Needles needles) {
    this.needles = needles;
  }

  /** How a text was seen. */
  public enum Layer {
    /** In a file's name. */
    NAME,
    /** In the bytes as they are. */
    RAW,
    /** In what the file packs. */
    UNPACKED
  }

  /**
   * A text that was found.
   *
   * @param file in which
   * @param layer of it
   * @param needle the position of the text among those that were looked for, from 0
   * @param form in which it stood
   */
  public record Found(Path file, Layer layer, int needle, Form form) {}

  /**
   * What came of it.
   *
   * @param files that were read
   * @param bytes of them, raw and unpacked
   * @param found every text once for each file, layer and form
   * @param unread files that should unpack and did not: what they hold is not known
   */
  public record Result(long files, long bytes, List<Found> found, List<Path> unread) {

    /** Copies the lists. */
    public Result {
      found = List.copyOf(found);
      unread = List.copyOf(unread);
    }
  }

  /**
   * Scans a directory to its end. Links are not followed.
   *
   * @throws IOException when a file cannot be read
   */
  public static Result directory(Path directory, Needles needles) throws IOException {
    Scan scan = new Scan(needles);
    List<Path> all;
    try (Stream<Path> walk = Files.walk(directory)) {
      all = walk.sorted().toList();
    }
    for (Path each : all) {
      scan.name(directory.relativize(each));
      if (Files.isRegularFile(each, LinkOption.NOFOLLOW_LINKS)) {
        scan.fileIfThere(each);
      }
    }
    return new Result(scan.files, scan.bytes, scan.found, scan.unread);
  }

  /** Scans one text, such as what a command printed. */
  public static List<Form> text(String text, Needles needles) {
    Search search = new Search(needles);
    byte[] written = text.getBytes(StandardCharsets.UTF_8);
    search.write(written, 0, written.length);
    return search.end().stream().map(Needles.Hit::form).toList();
  }

  private void name(Path relative) {
    Search search = new Search(needles);
    byte[] name = relative.toString().getBytes(StandardCharsets.UTF_8);
    search.write(name, 0, name.length);
    add(relative, Layer.NAME, search);
  }

  /** In a home that is at work a file may go before it is looked at; then it holds nothing. */
  private void fileIfThere(Path file) throws IOException {
    try {
      file(file);
    } catch (NoSuchFileException e) {
      files--;
    }
  }

  private void file(Path file) throws IOException {
    files++;
    Search raw = new Search(needles);
    byte[] head;
    try (InputStream in = Files.newInputStream(file)) {
      head = in.readNBytes(HEAD_BYTES);
      raw.write(head, 0, head.length);
      in.transferTo(raw);
    }
    add(file, Layer.RAW, raw);
    for (Packing packing : Packing.ALL) {
      if (packing.isOf(file, head)) {
        unpack(file, packing);
      }
    }
  }

  private void unpack(Path file, Packing packing) {
    Search search = new Search(needles);
    try {
      packing.unpack(file, search);
    } catch (IOException | RuntimeException e) {
      unread.add(file);
    }
    add(file, Layer.UNPACKED, search);
  }

  private void add(Path file, Layer layer, Search search) {
    search.end().forEach(hit -> found.add(new Found(file, layer, hit.needle(), hit.form())));
    bytes += search.bytes();
  }
}
