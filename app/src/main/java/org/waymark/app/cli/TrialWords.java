package org.waymark.app.cli;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.waymark.ingest.Part;
import org.waymark.ingest.TrialResult;
import org.waymark.ingest.TrialResult.Refusal;
import org.waymark.ingest.TrialResult.Unknown;
import org.waymark.ingest.fhir.ResourceCounts;

/** What a dry run says. */
final class TrialWords {

  private static final int SHOWN_SHARE_PERCENT = 1;

  private final TrialResult result;
  private final Places places;

  TrialWords(TrialResult result, Places places) {
    this.result = result;
    this.places = places;
  }

  /** For programs: the counts. */
  record Tried(
      long rows,
      long accepted,
      long rejected,
      Map<String, Long> rejected_by_reason,
      String first_day,
      String last_day,
      Map<String, Long> programs,
      long people,
      long new_people,
      long taken_back,
      Map<String, Unknown> unknown,
      ResourceCounts resources) {}

  Tried values() {
    Map<String, Long> reasons = new TreeMap<>();
    result.refusedByReason().forEach((reason, count) -> reasons.put(reason.toString(), count));
    return new Tried(
        result.rows(),
        result.accepted(),
        result.refused(),
        reasons,
        result.firstDay().map(Object::toString).orElse(""),
        result.lastDay().map(Object::toString).orElse(""),
        result.programs(),
        result.people(),
        result.newPeople(),
        result.takenBack(),
        result.unknown(),
        result.resources());
  }

  String words() {
    StringBuilder words = new StringBuilder("A dry run: nothing was written.\n");
    line(words, "rows", result.rows());
    line(words, "events to accept", result.accepted());
    line(words, "rows to reject", result.refused());
    values().rejected_by_reason().forEach((reason, count) -> line(words, "  " + reason, count));
    if (result.takenBack() > 0) {
      line(words, "events to take back", result.takenBack());
    }
    line(words, "people", result.people());
    line(words, "  new to the vault", result.newPeople());
    line(words, "programs", result.programs().size());
    result.programs().forEach((program, count) -> line(words, "  " + program, count));
    result
        .firstDay()
        .ifPresent(first -> words.append("%-22s %s to %s%n".formatted("days", first, last())));
    unknown(words);
    result
        .unknownColumns()
        .forEach(
            (part, columns) ->
                words.append(
                    "nothing reads column %s%s; a row that says something there is rejected%n"
                        .formatted(String.join(", ", columns), of(part))));
    result
        .leftOut()
        .forEach(
            part ->
                words.append(
                    "%s is left out: its header is not known%n".formatted(places.of(part))));
    words.append(ResourceWords.of(result.resources()));
    return words.toString().stripTrailing();
  }

  private String last() {
    return result.lastDay().map(Object::toString).orElse("");
  }

  private void unknown(StringBuilder words) {
    if (result.unknown().isEmpty()) {
      return;
    }
    words.append("not known, of what may be left unknown:\n");
    result
        .unknown()
        .forEach(
            (field, share) -> {
              double percent = 100.0 * share.unknown() / share.all();
              if (percent >= SHOWN_SHARE_PERCENT) {
                words.append(
                    String.format(
                        Locale.ROOT,
                        "  %-40s %,d of %,d (%.0f %%)%n",
                        field,
                        share.unknown(),
                        share.all(),
                        percent));
              }
            });
  }

  /** Where a row stands that would be refused, and why. */
  String refused(Refusal refusal) {
    String field = refusal.field() == null ? "" : " in " + refusal.field();
    return places.of(refusal.part(), refusal.line()) + ": " + refusal.reason() + field;
  }

  private String of(Part part) {
    String place = places.of(part);
    return place.isEmpty() ? "" : " of " + place;
  }

  private static void line(StringBuilder words, String name, long count) {
    words.append(String.format(Locale.ROOT, "%-22s %,12d%n", name, count));
  }
}
