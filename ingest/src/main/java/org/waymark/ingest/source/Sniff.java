package org.waymark.ingest.source;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.waymark.ingest.check.JsonLine;

/**
 * Tells from its first 64 KiB whether a source is no text at all: it begins as a known kind of file
 * does, or it holds control characters and none of its lines is a JSON object.
 */
public final class Sniff {

  private static final int HEAD_BYTES = 1 << 16;

  private static final List<Kind> KINDS =
      List.of(
          new Kind("504B0304", "an Excel workbook or a ZIP archive", "save the sheet as CSV UTF-8"),
          new Kind("D0CF11E0", "an old Excel or Word file", "save the sheet as CSV UTF-8"),
          new Kind("1F8B", "a gzip archive", "unpack it first (gunzip)"),
          new Kind("50415231", "a Parquet file", "write its rows as JSON lines first"),
          new Kind("255044462D", "a PDF document", "export the data from where it was made"),
          new Kind("FFFE", "text in UTF-16", "save it as UTF-8"),
          new Kind("FEFF", "text in UTF-16", "save it as UTF-8"));

  private static final Kind UNKNOWN =
      new Kind("", "a binary file", "export the data as text in UTF-8");

  private record Kind(String magic, String name, String advice) {

    boolean begins(byte[] head) {
      byte[] prefix = HexFormat.of().parseHex(magic);
      return head.length >= prefix.length
          && Arrays.equals(head, 0, prefix.length, prefix, 0, prefix.length);
    }
  }

  private Sniff() {}

  /**
   * The whole stream, when it is text.
   *
   * @param source which of the import's sources, from 1
   * @throws NotTextException when it is not
   */
  public static InputStream text(int source, InputStream in) throws IOException {
    byte[] head = in.readNBytes(HEAD_BYTES);
    Optional<Kind> kind = notText(head);
    if (kind.isPresent()) {
      throw new NotTextException(source, kind.get().name, kind.get().advice);
    }
    return new SequenceInputStream(new ByteArrayInputStream(head), in);
  }

  private static Optional<Kind> notText(byte[] head) throws IOException {
    Optional<Kind> known = KINDS.stream().filter(kind -> kind.begins(head)).findFirst();
    boolean binary = known.isEmpty() && holdsControls(head) && !holdsObject(head);
    return binary ? Optional.of(UNKNOWN) : known;
  }

  private static boolean holdsControls(byte[] head) {
    for (byte b : head) {
      if (b >= 0 && b < ' ' && b != '\t' && b != '\r' && b != '\n') {
        return true;
      }
    }
    return false;
  }

  private static boolean holdsObject(byte[] head) throws IOException {
    Lines lines = new Lines(new ByteArrayInputStream(head));
    boolean found = false;
    while (!found && lines.next()) {
      found = JsonLine.parse(lines.buffer(), lines.offset(), lines.length()) != null;
    }
    return found;
  }
}
