package org.waymark.ingest.vault;

import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * A person as a source knows them. The same number in two sources is two people until somebody
 * links them.
 *
 * @param source whose numbering it is: the {@code source_system}
 * @param clientId the source's own number of the person; white space around and within it is made
 *     even and Unicode's variants of one character are one (NFKC); upper and lower case differ
 */
public record Identity(String source, String clientId) {

  private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}]+");

  /** Makes the number even. */
  public Identity {
    String even = Normalizer.normalize(clientId, Normalizer.Form.NFKC);
    clientId = SPACE.matcher(even).replaceAll(" ").strip();
    if (clientId.isEmpty()) {
      throw new IllegalArgumentException("a person has a number, and this one is blank");
    }
  }

  /** Shows nothing of the person. */
  @Override
  public String toString() {
    return "an identity";
  }
}
