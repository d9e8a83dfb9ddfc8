package org.waymark.ingest.table;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.List;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/**
 * How far a workbook may unfold: a small file can hold terabytes. Every part is unfolded once and
 * counted, since the sizes that a ZIP file tells of itself may be lies.
 */
final class ZipLimits {

  private static final int MOST_PARTS = 2_000;
  private static final long MOST_BYTES = 512L << 20;

  /** Is kept in memory whole. */
  private static final String STRINGS = "xl/sharedStrings.xml";

  private static final long MOST_STRING_BYTES = 64L << 20;
  private static final int BUFFER = 1 << 16;

  private ZipLimits() {}

  /**
   * Fails if a workbook unfolds too far.
   *
   * @throws TableException then, or when it is no ZIP file
   */
  static void check(byte[] file) {
    try (ZipFile zip =
        ZipFile.builder().setSeekableByteChannel(new SeekableInMemoryByteChannel(file)).get()) {
      List<ZipArchiveEntry> parts = Collections.list(zip.getEntries());
      if (parts.isEmpty()) {
        throw damaged();
      }
      if (parts.size() > MOST_PARTS) {
        throw tooLarge();
      }
      check(zip, parts);
    } catch (IOException | IllegalArgumentException e) {
      throw damaged();
    }
  }

  /** What a part says of its own size is not believed: each is unfolded as far as it may. */
  private static void check(ZipFile zip, List<ZipArchiveEntry> parts) throws IOException {
    long bytes = 0;
    byte[] buffer = new byte[BUFFER];
    for (ZipArchiveEntry part : parts) {
      long limit =
          part.getName().equalsIgnoreCase(STRINGS) ? MOST_STRING_BYTES : MOST_BYTES - bytes;
      try (InputStream in = zip.getInputStream(part)) {
        bytes += size(in, buffer, limit);
      }
    }
  }

  private static long size(InputStream part, byte[] buffer, long limit) throws IOException {
    long size = 0;
    for (int count = part.read(buffer); count >= 0; count = part.read(buffer)) {
      size += count;
      if (size > limit) {
        throw tooLarge();
      }
    }
    return size;
  }

  private static TableException damaged() {
    return new TableException("the workbook is damaged: save it anew, or its sheets as CSV");
  }

  private static TableException tooLarge() {
    return new TableException("the workbook unfolds to more than 512 MiB: save its sheets as CSV");
  }
}
