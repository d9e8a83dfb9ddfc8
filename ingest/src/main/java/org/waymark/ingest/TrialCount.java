package org.waymark.ingest;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.waymark.ingest.TrialResult.Refusal;
import org.waymark.ingest.TrialResult.Unknown;
import org.waymark.ingest.check.Checked.Accepted;
import org.waymark.ingest.check.Checked.Refused;
import org.waymark.ingest.fhir.ResourceCount;
import org.waymark.ingest.vault.Identity;
import org.waymark.schemas.event.Event;
import org.waymark.schemas.reject.RejectReason;

/** Counts what a trial sees. */
final class TrialCount {

  private static final String UNKNOWN = "unknown";

  private final Consumer<Refusal> refused;

  private final Map<RejectReason, Long> refusedByReason = new EnumMap<>(RejectReason.class);
  private final List<Refusal> firstRefused = new ArrayList<>();
  private final Map<String, Unknown> unknown = new TreeMap<>();
  private final Map<String, Long> programs = new TreeMap<>();
  private final Set<String> people = new HashSet<>();
  private final Map<Part, List<String>> unknownColumns = new LinkedHashMap<>();
  private final List<Part> leftOut = new ArrayList<>();
  private final ResourceCount resources = new ResourceCount();
  private long rows;
  private long accepted;
  private final Set<Identity> newPeople = new HashSet<>();
  private int firstDay = Integer.MAX_VALUE;
  private int lastDay = Integer.MIN_VALUE;

  TrialCount(Consumer<Refusal> refused) {
    this.refused = refused;
  }

  /** Where resources of FHIR are counted. */
  ResourceCount resources() {
    return resources;
  }

  void row() {
    rows++;
  }

  void refuse(Part part, long line, Refused why) {
    Refusal refusal = new Refusal(part, line, why.reason(), why.field());
    long count = refusedByReason.merge(why.reason(), 1L, Long::sum);
    if (count <= TrialResult.PLACES) {
      firstRefused.add(refusal);
    }
    refused.accept(refusal);
  }

  void leaveOut(Part part) {
    leftOut.add(part);
  }

  void unknownColumns(Part part, List<String> columns) {
    if (!columns.isEmpty()) {
      unknownColumns.put(part, columns);
    }
  }

  /** Somebody whom the vault does not know. */
  void newPerson(Identity person) {
    newPeople.add(person);
  }

  void accept(Accepted accepting) {
    Event event = accepting.event();
    accepted++;
    people.add(event.getParticipantKey());
    programs.merge(event.getProgramId(), 1L, Long::sum);
    firstDay = Math.min(firstDay, event.getOccurredOn());
    lastDay = Math.max(lastDay, event.getOccurredOn());
    if (event.getData() instanceof IndexedRecord data) {
      data.getSchema().getFields().forEach(field -> count(event.getEventType(), field, data));
    }
  }

  private void count(String type, Schema.Field field, IndexedRecord data) {
    if (mayBeUnknown(field.schema())) {
      Object value = data.get(field.pos());
      long one = value == null || value.toString().equals(UNKNOWN) ? 1 : 0;
      unknown.merge(
          type + " " + field.name(),
          new Unknown(one, 1),
          (a, b) -> new Unknown(a.unknown() + b.unknown(), a.all() + b.all()));
    }
  }

  private static boolean mayBeUnknown(Schema schema) {
    return schema.isUnion()
        || (schema.getType() == Schema.Type.ENUM && schema.getEnumSymbols().contains(UNKNOWN));
  }

  TrialResult result(long takenBack) {
    boolean any = accepted > 0;
    return new TrialResult(
        rows,
        accepted,
        Map.copyOf(refusedByReason),
        List.copyOf(firstRefused),
        unknown,
        any ? Optional.of(LocalDate.ofEpochDay(firstDay)) : Optional.empty(),
        any ? Optional.of(LocalDate.ofEpochDay(lastDay)) : Optional.empty(),
        programs,
        people.size(),
        newPeople.size(),
        takenBack,
        unknownColumns,
        resources.counts(),
        List.copyOf(leftOut));
  }
}
