package org.waymark.ingest.vault;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumMap;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * What the vault's key can do: values sealed with AES-256-GCM (NIST SP 800-38D, 96 random bits of
 * nonce, 128 of tag), look-ups and ids by HMAC-SHA-256 (RFC 2104). Each purpose has its own key,
 * which is the HMAC of its name under the vault's. No key is ever shown. Safe for several threads.
 */
public final class Secrets {

  /** How long the vault's key is. */
  static final int KEY_BYTES = 32;

  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final int ID_BYTES = 20;
  private static final String DIGITS = "0123456789abcdefghijklmnopqrstuv";
  private static final int BITS_OF_DIGIT = 5;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Map<Purpose, SecretKeySpec> keys = new EnumMap<>(Purpose.class);

  Secrets(byte[] key) {
    if (key.length != KEY_BYTES) {
      throw new VaultException("the vault's key is not " + KEY_BYTES + " bytes long");
    }
    for (Purpose purpose : Purpose.values()) {
      byte[] own = mac(new SecretKeySpec(key, "HmacSHA256"), purpose.name());
      keys.put(purpose, new SecretKeySpec(own, purpose == Purpose.SEAL ? "AES" : "HmacSHA256"));
    }
  }

  /** Secrets of a key that is forgotten with them: for a trial, of which nothing is kept. */
  public static Secrets passing() {
    return new Secrets(random(KEY_BYTES));
  }

  /** The id that stands for an event of a row of a source. */
  public String eventId(String source, String row, String event) {
    return id(hmac(Purpose.EVENT_ID, source, row, event));
  }

  /** The id that stands for a source's own id of a session, a goal or another entity. */
  public String entityId(String source, String own) {
    return id(hmac(Purpose.ENTITY_ID, source, own));
  }

  /** A digest of a row's content, to tell whether it was edited. */
  public String content(String... parts) {
    return id(hmac(Purpose.CONTENT, parts));
  }

  /** A text for a column of the vault, which says whether two are equal and nothing else. */
  String column(Purpose purpose, String... parts) {
    return id(hmac(purpose, parts));
  }

  byte[] hmac(Purpose purpose, String... parts) {
    return mac(keyOf(purpose), parts);
  }

  /**
   * Seals a value.
   *
   * @param place where it stands: sealed there, it opens nowhere else
   */
  String seal(String value, String place) {
    byte[] nonce = random(NONCE_BYTES);
    byte[] sealed =
        cipher(Cipher.ENCRYPT_MODE, nonce, place, value.getBytes(StandardCharsets.UTF_8));
    byte[] whole = ByteBuffer.allocate(nonce.length + sealed.length).put(nonce).put(sealed).array();
    return Base64.getEncoder().encodeToString(whole);
  }

  /**
   * Opens what was sealed.
   *
   * @throws VaultException when it was changed, moved, or sealed under another key
   */
  String open(String sealed, String place) {
    byte[] whole = Base64.getDecoder().decode(sealed);
    byte[] nonce = Arrays.copyOf(whole, NONCE_BYTES);
    byte[] body = Arrays.copyOfRange(whole, NONCE_BYTES, whole.length);
    return new String(cipher(Cipher.DECRYPT_MODE, nonce, place, body), StandardCharsets.UTF_8);
  }

  static byte[] random(int bytes) {
    byte[] random = new byte[bytes];
    RANDOM.nextBytes(random);
    return random;
  }

  /** In the digits and letters of base32hex (RFC 4648), in lower case. */
  static String base32(byte[] bytes) {
    int length = (bytes.length * Byte.SIZE + BITS_OF_DIGIT - 1) / BITS_OF_DIGIT;
    StringBuilder digits = new StringBuilder(length);
    int bits = length * BITS_OF_DIGIT - bytes.length * Byte.SIZE; // zeros in front of the first
    int rest = 0;
    for (byte next : bytes) {
      rest = (rest << Byte.SIZE | (next & 0xFF)) & (1 << (bits + Byte.SIZE)) - 1;
      for (bits += Byte.SIZE; bits >= BITS_OF_DIGIT; bits -= BITS_OF_DIGIT) {
        digits.append(DIGITS.charAt(rest >>> (bits - BITS_OF_DIGIT) & DIGITS.length() - 1));
      }
    }
    return digits.toString();
  }

  private static String id(byte[] hmac) {
    return base32(Arrays.copyOf(hmac, ID_BYTES));
  }

  private byte[] cipher(int mode, byte[] nonce, String place, byte[] bytes) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, keyOf(Purpose.SEAL), new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
      return cipher.doFinal(bytes);
    } catch (GeneralSecurityException e) {
      throw new VaultException("a value of the vault does not open: it or the key is another", e);
    }
  }

  private SecretKeySpec keyOf(Purpose purpose) {
    return java.util.Objects.requireNonNull(keys.get(purpose));
  }

  /** Each part with its length, so that two lists of parts never read as one. */
  private static byte[] mac(SecretKeySpec key, String... parts) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      for (String part : parts) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        mac.update(bytes);
      }
      return mac.doFinal();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HMAC-SHA-256", e);
    }
  }
}
