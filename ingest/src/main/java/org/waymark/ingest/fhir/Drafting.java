package org.waymark.ingest.fhir;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.ingest.fhir.Found.Resource;
import org.waymark.ingest.fhir.Outcome.Fact;
import org.waymark.ingest.fhir.Outcome.Facts;
import org.waymark.ingest.mapping.Context;
import org.waymark.ingest.mapping.Earlier;
import org.waymark.ingest.mapping.RowDraft;
import org.waymark.ingest.mapping.RowDraft.EventDraft;
import org.waymark.ingest.mapping.RowDraft.Origin;
import org.waymark.ingest.vault.Identity;

/** Makes drafts of events of the facts of a resource: its own ids become HMACs here. */
final class Drafting {

  private static final String TABLE = "fhir";
  private static final String WITHIN = " within another";
  private static final int LONGEST_SLUG = 64;

  private final Context context;
  private final String source;
  private final ZoneId zone;

  Drafting(Context context) {
    this.context = context;
    this.source = source(context.program());
    this.zone = context.programs().zone(context.program()).orElse(ZoneOffset.UTC);
  }

  /** The ids of a FHIR server are not the client numbers of the program's tables. */
  private static String source(String program) {
    String own = program.isEmpty() ? TABLE : program + "-" + TABLE;
    return own.length() > LONGEST_SLUG ? program : own;
  }

  /** How the resource of a key is known again. */
  Origin origin(String key, List<Fact> facts) {
    int lastDay =
        facts.stream().mapToInt(fact -> (int) fact.when().day().toEpochDay()).max().orElse(0);
    return new Origin(source, TABLE, key, lastDay);
  }

  /** For the count: the type of the resource that a row was made of. */
  static String type(Origin origin) {
    String key = origin.rowKey();
    return key.substring(0, key.indexOf('/')) + (key.contains("#") ? WITHIN : "");
  }

  static String type(Resource resource) {
    return resource.type() + (resource.id().contains("#") ? WITHIN : "");
  }

  RowDraft row(Resource resource, Facts facts) {
    List<EventDraft> events = new ArrayList<>();
    for (Fact fact : facts.facts()) {
      events.add(event(resource, fact, events.size()));
    }
    Earlier earlier =
        facts.earlier() instanceof GoalCourse course
            ? course.naming(rule -> eventId(resource, rule))
            : facts.earlier();
    return new RowDraft(
        resource.number(), origin(resource.key(), facts.facts()), events, null, earlier);
  }

  private String eventId(Resource resource, String rule) {
    return context.secrets().eventId(source, TABLE + "/" + resource.key(), rule);
  }

  private EventDraft event(Resource resource, Fact fact, int place) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("event_id", eventId(resource, fact.rule()));
    json.put("event_type", fact.type()).put("schema_version", 1).put("action", "assert");
    json.put("entity_id", context.secrets().entityId(source, fact.entity()));
    json.put("recorded_by_role", "import").put("source_system", source);
    if (!context.program().isEmpty()) {
      json.put("program_id", context.program());
    }
    json.put("occurred_at", fact.when().written(zone));
    if (fact.when().isDate()) {
      json.put("time_precision", "date");
    }
    Instant recorded = recorded(resource, fact);
    if (recorded != null) {
      json.put("recorded_at", recorded.plus(place, ChronoUnit.MICROS).toString());
    }
    ObjectNode data = fact.data();
    sealId(data, "goal_id", "goal/");
    sealId(data, "session_id", "session/");
    sealId(data, "policy_version", "policy/");
    json.set("data", data);
    return new EventDraft(json, person(fact.person()));
  }

  private void sealId(ObjectNode data, String field, String kind) {
    if (data.has(field)) {
      String own = data.path(field).asText();
      data.put(field, context.secrets().entityId(source, kind + own));
    }
  }

  /** Null when what names the person is nothing but white space. */
  private @Nullable Identity person(String own) {
    boolean blank = own.codePoints().allMatch(c -> Character.isSpaceChar(c) || c <= ' ');
    return blank ? null : new Identity(source, own);
  }

  /** When the server took it, unless that cannot be: then it counts as recorded with the import. */
  private @Nullable Instant recorded(Resource resource, Fact fact) {
    long micros = resource.version().updated();
    if (micros == Found.Version.UNKNOWN) {
      return null;
    }
    Instant updated = Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    boolean possible =
        !updated.isAfter(context.now()) && !updated.isBefore(fact.when().earliest(zone));
    return possible ? updated : null;
  }
}
