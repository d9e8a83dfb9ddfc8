package org.waymark.ingest.fhir;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a goal is about, by the codes of its category: HL7's goal-category, the SDOH categories of
 * the Gravity Project, the domains of Person-Centered Outcomes, and codes of a program that say it.
 */
final class LifeAreas {

  private static final Map<String, List<String>> PARTS = new LinkedHashMap<>();

  static {
    PARTS.put("home", List.of("hous", "home", "shelter", "utilit"));
    PARTS.put("purpose", List.of("employ", "educat", "work", "school", "financ", "purpose"));
    PARTS.put(
        "community",
        List.of("social", "communit", "family", "relation", "transport", "spirit", "veteran"));
    PARTS.put(
        "health",
        List.of(
            "health",
            "diet",
            "nursing",
            "physio",
            "behavioral",
            "safety",
            "food",
            "medic",
            "stress",
            "physical",
            "mental"));
  }

  private LifeAreas() {}

  /** The area; null when no code says one. */
  static @Nullable String of(Set<String> codes) {
    for (Map.Entry<String, List<String>> area : PARTS.entrySet()) {
      boolean named = codes.stream().anyMatch(code -> isOne(code, area.getValue()));
      if (named) {
        return area.getKey();
      }
    }
    return null;
  }

  /** The category of all social needs together says nothing of which. */
  private static boolean isOne(String code, List<String> parts) {
    return !code.startsWith("sdoh") && parts.stream().anyMatch(code::contains);
  }
}
