package org.waymark.reports.release;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key of one release. It draws the sample, gives people their ids and rows their order, and is
 * gone when the release is made: nobody can find out afterwards who is who.
 */
final class ReleaseKey {

  private static final String HMAC = "HmacSHA256";
  private static final int BYTES = 32;
  private static final int ID_BYTES = 8;
  private static final double TWO_TO_52 = 0x1p52;

  private final SecretKeySpec key;

  private ReleaseKey(byte[] key) {
    this.key = new SecretKeySpec(key, HMAC);
  }

  /** A key that nobody knows. */
  static ReleaseKey fresh() {
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return new ReleaseKey(bytes);
  }

  /** An id of 16 hex digits, another for each purpose. */
  String id(String purpose, String name) {
    return HexFormat.of().formatHex(digest(purpose, name), 0, ID_BYTES);
  }

  /** Whether a sample of a share of all holds somebody. */
  boolean samples(double share, String name) {
    byte[] digest = digest("sample", name);
    long bits = 0;
    for (int i = 0; i < Long.BYTES; i++) {
      bits = bits << Byte.SIZE | digest[i] & 0xFF;
    }
    return (bits >>> (Long.SIZE - 52)) / TWO_TO_52 < share;
  }

  private byte[] digest(String purpose, String name) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(key);
      return mac.doFinal((purpose + "\n" + name).getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("every Java has " + HMAC, e);
    }
  }
}
