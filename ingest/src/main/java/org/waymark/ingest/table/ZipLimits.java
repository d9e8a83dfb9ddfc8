package org.waymark.ingest.table;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

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
  static void check(byte[] file) throws IOException {
    long bytes = 0;
    int parts = 0;
    byte[] buffer = new byte[BUFFER];
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
      for (ZipEntry part = zip.getNextEntry(); part != null; part = zip.getNextEntry()) {
        long limit =
            part.getName().equalsIgnoreCase(STRINGS) ? MOST_STRING_BYTES : MOST_BYTES - bytes;
        bytes += size(zip, buffer, limit);
        if (++parts > MOST_PARTS) {
          throw tooLarge();
        }
      }
    } catch (ZipException | IllegalArgumentException e) {
      throw new TableException("the workbook is damaged: save it anew, or its sheets as CSV");
    }
    if (parts == 0) {
      throw new TableException("the workbook is damaged: save it anew, or its sheets as CSV");
    }
  }

  private static long size(ZipInputStream part, byte[] buffer, long limit) throws IOException {
    long size = 0;
    for (int count = part.read(buffer); count >= 0; count = part.read(buffer)) {
      size += count;
      if (size > limit) {
        throw tooLarge();
      }
    }
    return size;
  }

  private static TableException tooLarge() {
    return new TableException("the workbook unfolds to more than 512 MiB: save its sheets as CSV");
  }
}
