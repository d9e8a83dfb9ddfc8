package org.waymark.ingest;

import java.security.SecureRandom;
import java.util.UUID;

/** Names imports: UUIDs of version 7 (RFC 9562), which sort by the time of their minting. */
public final class ImportId {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final long VERSION = 0x7000L;
  private static final long VARIANT = 0x8000_0000_0000_0000L;

  private ImportId() {}

  /** A new one. */
  public static String mint() {
    long high = System.currentTimeMillis() << 16 | VERSION | RANDOM.nextInt(1 << 12);
    long low = VARIANT | RANDOM.nextLong() >>> 2;
    return new UUID(high, low).toString();
  }
}
