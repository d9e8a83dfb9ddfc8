package org.waymark.ingest;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.waymark.ingest.fhir.ResourceCounts;
import org.waymark.schemas.reject.RejectReason;

/**
 * What an import would take and refuse.
 *
 * @param rows lines of JSON and rows of tables that hold anything
 * @param accepted events that it would take; those that the log has already among them
 * @param refusedByReason rows; a reason that did not occur is absent
 * @param firstRefused the first of each reason
 * @param unknown by type and field, such as {@code goal.proposed originator}: how many of the
 *     values that may be unknown are
 * @param firstDay the earliest day of an event; empty when there is none
 * @param lastDay the latest
 * @param programs that the events name, with how many events each
 * @param people how many
 * @param newPeople how many of them the vault does not know; of lines nobody is asked about
 * @param takenBack events that it would take back, since their rows are gone
 * @param unknownColumns what the table has and no field or mapping names: {@code C}, {@code AA}
 * @param resources what would become of those of FHIR
 * @param leftOut sheets without a header that is known
 */
public record TrialResult(
    long rows,
    long accepted,
    Map<RejectReason, Long> refusedByReason,
    List<Refusal> firstRefused,
    Map<String, Unknown> unknown,
    Optional<LocalDate> firstDay,
    Optional<LocalDate> lastDay,
    Map<String, Long> programs,
    long people,
    long newPeople,
    long takenBack,
    Map<Part, List<String>> unknownColumns,
    ResourceCounts resources,
    List<Part> leftOut) {

  /** How many refusals of each reason have their places told. */
  public static final int PLACES = 20;

  /**
   * A row that would be refused.
   *
   * @param part in which file and sheet
   * @param line from 1
   * @param reason why
   * @param field of the schema that is at fault; null when none is
   */
  public record Refusal(Part part, long line, RejectReason reason, @Nullable String field) {

    /** As the writer of the refused rows wants it. */
    public RowsForMending.Refusal forMending() {
      return new RowsForMending.Refusal(part.sheet(), line, reason, field);
    }
  }

  /**
   * How much of a field is not known.
   *
   * @param unknown values that say unknown, or nothing
   * @param all values
   */
  public record Unknown(long unknown, long all) {}

  /** All refused rows. */
  public long refused() {
    return refusedByReason.values().stream().mapToLong(Long::longValue).sum();
  }
}
