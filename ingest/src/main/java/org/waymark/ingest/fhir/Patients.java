package org.waymark.ingest.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.waymark.ingest.fhir.Found.Resource;
import org.waymark.ingest.fhir.Outcome.Fact;
import org.waymark.ingest.fhir.Outcome.Facts;
import org.waymark.ingest.fhir.Outcome.Not;

/**
 * A Patient becomes {@code participant.described}: a band of age and a gender. Of the birth date
 * the year alone is looked at: whoever was born in it is of one age on 1 January, the day for which
 * the band is given.
 */
final class Patients {

  private static final int OLDEST = 120;

  private final int year;

  /**
   * Describes people as of 1 January.
   *
   * @param year of it
   */
  Patients(int year) {
    this.year = year;
  }

  Outcome of(Resource resource) {
    if (resource.id().isEmpty()) {
      return new Not(Why.NO_ID);
    }
    Data data =
        new Data().put("age_band", band(resource.json())).put("gender", gender(resource.json()));
    if (data.json().isEmpty()) {
      return new Not(Why.NO_BANDS);
    }
    When when = new When(LocalDate.of(year, 1, 1), null, null);
    return Facts.of(
        List.of(
            new Fact(
                "participant.described",
                "described",
                resource.id(),
                when,
                "participant/" + resource.id(),
                data.json())));
  }

  private @Nullable String band(JsonNode json) {
    String birth = Json.text(json, "birthDate");
    Double born = birth.length() < 4 ? null : Json.number(birth.substring(0, 4));
    double age = born == null ? -1 : year - 1 - born;
    if (age < 0 || age > OLDEST) {
      return null;
    }
    if (age < 18) {
      return "under_18";
    }
    if (age >= 60) {
      return "60_plus";
    }
    if (age < 30) {
      return age < 25 ? "18_24" : "25_29";
    }
    return age < 40 ? "30_39" : age < 50 ? "40_49" : "50_59";
  }

  /** The person's own word where there is one; otherwise that of the record. */
  private static @Nullable String gender(JsonNode json) {
    for (JsonNode extension : Json.list(json.path("extension"))) {
      if (Json.even(Json.text(extension, "url")).endsWith("genderidentity")) {
        String own = identity(Json.codes(extension.path("valueCodeableConcept")));
        if (own != null) {
          return own;
        }
      }
    }
    return switch (Json.text(json, "gender")) {
      case "female" -> "woman";
      case "male" -> "man";
      case "other" -> "another";
      default -> null;
    };
  }

  /** SNOMED CT and HL7's null flavours, as US Core has them. */
  private static @Nullable String identity(Set<String> codes) {
    if (codes.contains("446141000124107") || codes.contains("407377005")) {
      return "woman";
    }
    if (codes.contains("446151000124109") || codes.contains("407376001")) {
      return "man";
    }
    if (codes.contains("asku") || codes.contains("asked-declined")) {
      return "undisclosed";
    }
    boolean other = codes.contains("oth") || codes.contains("446131000124102");
    return other ? "another" : null;
  }
}
