package org.waymark.schemas.catalogue;

import java.util.Map;

/** What the further columns of the indicators hold, in words. */
public final class Splits {

  private static final Map<String, String> WORDS =
      Map.ofEntries(
          Map.entry("e1_participant", "decided by the person alone"),
          Map.entry("e4_by", "done by the person"),
          Map.entry("e4_with", "done with the person"),
          Map.entry("e4_for", "done for the person"),
          Map.entry("s1_joint", "goals found together"),
          Map.entry(
              "s3_pending", "preferences of which it is still open whether they are honoured"),
          Map.entry("s4_voluntary", "came freely"),
          Map.entry("s4_encouraged", "came with encouragement"),
          Map.entry("s4_required", "had to come"),
          Map.entry("s8_safety", "limits for safety"),
          Map.entry("s8_policy", "limits by policy"),
          Map.entry("s8_resource", "limits for want of means"),
          Map.entry("s8_legal", "limits by law"),
          Map.entry("s8_discussed", "limits that were talked over with the person"));

  private Splits() {}

  /**
   * What a column holds.
   *
   * @throws IllegalArgumentException when the catalogue has no words for it
   */
  public static String words(String column) {
    String words = WORDS.get(column);
    if (words == null) {
      throw new IllegalArgumentException("there are no words for " + column);
    }
    return words;
  }
}
