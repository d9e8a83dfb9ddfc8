package org.waymark.ingest.vault;

/** How an identity is written before it is sealed. */
final class SealedIdentity {

  /** No white space but the space is left in an identity. */
  private static final char SEPARATOR = '\n';

  private SealedIdentity() {}

  static String seal(Secrets secrets, Identity identity, String lookup) {
    return secrets.seal(identity.source() + SEPARATOR + identity.clientId(), lookup);
  }

  static Identity open(Secrets secrets, String sealed, String lookup) {
    String written = secrets.open(sealed, lookup);
    int end = written.indexOf(SEPARATOR);
    return new Identity(written.substring(0, end), written.substring(end + 1));
  }
}
