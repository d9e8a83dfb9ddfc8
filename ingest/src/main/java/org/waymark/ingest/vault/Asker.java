package org.waymark.ingest.vault;

import java.util.Set;

/**
 * Who asks the vault, as the audit notes it.
 *
 * @param role decides what they may ask
 * @param purpose such as an import's id; never a name
 */
public record Asker(Role role, String purpose) {

  /** What can be asked. */
  enum Act {
    /** Give a person's key, and mint one if there is none. */
    RESOLVE,
    /** Say who stands behind a key. */
    REVEAL,
    /** Erase a person. */
    FORGET,
    /** Say that two keys are of one person. */
    LINK,
    /** Read who asked what. */
    READ_AUDIT
  }

  /** The roles, and what each may ask. An engineer's role is none of them. */
  public enum Role {
    /** An importer: gets keys for the identities that its source carries. */
    IMPORTER(Set.of(Act.RESOLVE)),
    /** A system that sends over HTTP and keeps the keys that it was given. */
    VAULT(Set.of(Act.RESOLVE)),
    /** Whoever answers to the person: may look one up, and erase. */
    OFFICER(Set.of(Act.REVEAL, Act.FORGET, Act.LINK, Act.READ_AUDIT));

    private final Set<Act> acts;

    Role(Set<Act> acts) {
      this.acts = acts;
    }
  }

  /**
   * Fails unless the role may do it.
   *
   * @throws VaultException when it may not
   */
  void require(Act act) {
    if (!role.acts.contains(act)) {
      throw new VaultException("the role " + role + " may not " + act + " in the vault");
    }
  }
}
