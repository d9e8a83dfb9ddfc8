package org.waymark.ingest.fhir;

import org.jspecify.annotations.Nullable;
import org.waymark.ingest.check.Checked.Refused;
import org.waymark.schemas.reject.RejectReason;

/**
 * Why a resource becomes no event. Some are left out, because they say nothing that is counted
 * here; others are refused, because what they leave unsaid must not be guessed.
 */
enum Why {
  OTHER_TYPE("says nothing that is counted here"),
  UNKNOWN_TYPE("R4 has no such type"),
  ENTERED_IN_ERROR("was entered in error: what was taken of it is taken back"),
  DELETED("was deleted at the source: what was taken of it is taken back"),
  OLDER_VERSION("stands in these files again, and the newest counts"),
  NOT_YET("is not finished, or only planned"),
  NOT_CARRIED_OUT("was cancelled, so there is nothing to count"),
  HOSPITAL("is a stay in a hospital or an emergency, not a session"),
  OTHER_MEASURE("measures nothing that is counted here"),
  OTHER_CONSENT("is about neither research nor the use of records"),
  NO_BANDS("gives neither a year of birth nor a gender"),
  GIVES_DATES("gives its dates to the goals that it cites"),
  CITES_NO_GOAL("cites no goal"),
  GIVES_MEANING(
      "says what others mean: who is a peer specialist or in a group, how long a form is"),

  MALFORMED("is no FHIR in JSON", RejectReason.MALFORMED, null),
  NO_ID("has no id", RejectReason.MISSING_FIELD, "row_id"),
  NO_PERSON("names no person", RejectReason.MISSING_FIELD, "client_id"),
  UNKNOWN_GROUP(
      "is about a group whose people are not in these files",
      RejectReason.MISSING_FIELD,
      "client_id"),
  NO_DATE("names no day on which it was", RejectReason.MISSING_FIELD, "occurred_at"),
  NO_STATUS("has no status that R4 has", RejectReason.BAD_VALUE, "outcome"),
  WHO_CANCELLED("does not say who cancelled", RejectReason.MISSING_FIELD, "outcome"),
  HOW_CAME("does not say how the person came", RejectReason.MISSING_FIELD, "entry_basis"),
  NO_GOAL("does not say which goal is rated", RejectReason.MISSING_FIELD, "goal_id"),
  NO_LEVEL("gives no level from -2 to 2", RejectReason.MISSING_FIELD, "level"),
  WHO_RATED("does not say who rated", RejectReason.MISSING_FIELD, "rater"),
  NO_SCORE("gives no number of a scale that is known", RejectReason.MISSING_FIELD, "value"),
  WHO_ANSWERED("does not say who answered", RejectReason.MISSING_FIELD, "respondent"),
  YES_OR_NO("says neither yes nor no, or both", RejectReason.MISSING_FIELD, "state"),
  NO_POLICY("does not say to which text", RejectReason.MISSING_FIELD, "policy_version");

  private final String words;
  private final @Nullable RejectReason reason;
  private final @Nullable String field;

  Why(String words) {
    this(words, null, null);
  }

  Why(String words, @Nullable RejectReason reason, @Nullable String field) {
    this.words = words;
    this.reason = reason;
    this.field = field;
  }

  /** For people: follows the type, as in <em>Encounter: does not say who cancelled</em>. */
  String words() {
    return words;
  }

  /** The refusal; null when it is left out and nothing is at fault. */
  @Nullable Refused refused() {
    return reason == null ? null : new Refused(reason, field);
  }
}
