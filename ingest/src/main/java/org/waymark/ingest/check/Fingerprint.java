package org.waymark.ingest.check;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The fingerprint of a content: the first 16 hex digits of its SHA-256. */
final class Fingerprint {

  private static final int BYTES = 8;

  private Fingerprint() {}

  static String of(byte[] content) {
    return HexFormat.of().formatHex(sha256().digest(content), 0, BYTES);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
