package org.waymark.ingest.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.waymark.schemas.catalogue.Instrument;

/** The questionnaires that the registry knows, in the names that FHIR gives them. */
final class Forms {

  private static final Set<String> NO_ITEMS = Set.of("group", "display");

  private Forms() {}

  /**
   * The name of a form from its address: what stands behind the last slash, without the version, as
   * the registry spells names.
   */
  static String name(String canonical) {
    String address = canonical.split("[|#]", 2)[0];
    return even(Json.lastPart(address));
  }

  /** As the registry spells names. */
  static String even(String name) {
    return Json.even(name).replaceAll("[^a-z0-9]+", "_");
  }

  /** Whether the registry has a form of that name. */
  static boolean isKnown(String form) {
    return Instrument.all().stream().anyMatch(scale -> scale.id().equals(form));
  }

  /** The scale that a code names: the form, or the form and its scale. */
  static Optional<Instrument> scale(Set<String> codes) {
    List<String> names = codes.stream().map(Forms::even).toList();
    return Instrument.all().stream()
        .filter(
            scale ->
                names.contains(scale.id() + "_" + scale.subscale())
                    || (scale.subscale().equals("total") && names.contains(scale.id())))
        .findFirst();
  }

  /** The scale of a form that a code or a link names. */
  static Optional<Instrument> scale(String form, Set<String> codes) {
    List<String> names = codes.stream().map(Forms::even).toList();
    return Instrument.all().stream()
        .filter(scale -> scale.id().equals(form))
        .filter(
            scale ->
                names.contains(scale.subscale()) || names.contains(form + "_" + scale.subscale()))
        .findFirst();
  }

  /** How many questions a questionnaire asks, its sums left out. */
  static int items(JsonNode items) {
    int count = 0;
    for (JsonNode item : leaves(items)) {
      boolean asks = !NO_ITEMS.contains(Json.text(item, "type"));
      count += asks && !isSum(Json.text(item, "linkId")) ? 1 : 0;
    }
    return count;
  }

  /** Whether an item holds a sum and no answer. */
  static boolean isSum(String link) {
    String name = even(link);
    return Instrument.all().stream()
        .anyMatch(
            scale ->
                name.equals(scale.subscale()) || name.equals(scale.id() + "_" + scale.subscale()));
  }

  /** The items that hold no others. */
  static List<JsonNode> leaves(JsonNode items) {
    List<JsonNode> leaves = new ArrayList<>();
    for (JsonNode item : Json.list(items)) {
      List<JsonNode> inner = leaves(item.path("item"));
      leaves.addAll(inner.isEmpty() ? List.of(item) : inner);
    }
    return leaves;
  }
}
