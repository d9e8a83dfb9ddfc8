package org.waymark.ingest.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.waymark.ingest.fhir.Found.Deleted;
import org.waymark.ingest.fhir.Found.Resource;
import org.waymark.ingest.fhir.Found.Version;

/** What the entries of a Bundle hold. */
final class Bundles {

  private static final int DEEPEST = 3;

  private Bundles() {}

  /** A resource that stands alone. */
  static Found resource(ObjectNode json) {
    return resource(json, Json.text(json, "id"), new Version(updated(json), "", false));
  }

  /** What an entry holds: a resource, those of a Bundle within it, or word of one's deletion. */
  static List<Found> entry(JsonNode entry) {
    return entry(entry, 0);
  }

  private static List<Found> entry(JsonNode entry, int depth) {
    String modified = Json.text(entry.path("response"), "lastModified");
    String fullUrl = Json.text(entry, "fullUrl");
    JsonNode request = entry.path("request");
    if (Json.text(request, "method").equalsIgnoreCase("DELETE")) {
      return List.of(deleted(Json.text(request, "url"), new Version(micros(modified), "", true)));
    }
    if (!(entry.path("resource") instanceof ObjectNode json)) {
      return List.of(); // an answer to a request has no resource
    }
    if (Json.text(json, "resourceType").equals("Bundle") && depth < DEEPEST) {
      List<Found> within = new ArrayList<>();
      json.path("entry").forEach(inner -> within.addAll(entry(inner, depth + 1)));
      return within;
    }
    String own = Json.text(json, "id");
    long updated = updated(json) == Version.UNKNOWN ? micros(modified) : updated(json);
    Version version = new Version(updated, fullUrl, request.has("method") && entry.has("response"));
    return List.of(resource(json, own.isEmpty() ? Ref.idOf(fullUrl) : own, version));
  }

  private static Found resource(ObjectNode json, String id, Version version) {
    return new Resource(0, Types.known(Json.text(json, "resourceType")), id, json, version);
  }

  private static Found deleted(String url, Version version) {
    Ref ref = Ref.of(url);
    boolean named = ref != null && !url.contains("?") && !ref.type().isEmpty();
    return ref == null || !named
        ? new Deleted(0, "", "", version)
        : new Deleted(0, Types.known(ref.type()), ref.id(), version);
  }

  /** The resources within a resource. */
  static List<Resource> contained(Resource outer) {
    List<Resource> within = new ArrayList<>();
    for (JsonNode inner : Json.list(outer.json().path("contained"))) {
      String own = Json.text(inner, "id");
      if (inner instanceof ObjectNode json && !own.isEmpty()) {
        String type = Types.known(Json.text(json, "resourceType"));
        String id = outer.id() + "#" + own.replace("#", "");
        within.add(new Resource(outer.number(), type, id, json, outer.version()));
      }
    }
    return within;
  }

  private static long updated(JsonNode json) {
    return micros(Json.text(json.path("meta"), "lastUpdated"));
  }

  private static long micros(String written) {
    When when = When.of(written);
    Instant moment = when == null ? null : when.instant();
    return moment == null ? Version.UNKNOWN : ChronoUnit.MICROS.between(Instant.EPOCH, moment);
  }
}
