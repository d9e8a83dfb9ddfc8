package org.waymark.ingest.vault;

/** The vault cannot do what it was asked. The message names no person and no key. */
public final class VaultException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  VaultException(String message) {
    super(message);
  }

  VaultException(String message, Throwable cause) {
    super(message, cause);
  }
}
