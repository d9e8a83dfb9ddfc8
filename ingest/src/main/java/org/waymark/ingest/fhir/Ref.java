package org.waymark.ingest.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a reference points at, however it is written: relative, absolute, of one version, a
 * urn:uuid, within the resource ({@code #id}), or a search ({@code Patient?identifier=...}).
 *
 * @param type empty when the reference does not say
 * @param id the last part of it; begins with a hash when it is within the resource
 */
record Ref(String type, String id) {

  private static final Pattern TYPE = Pattern.compile("[A-Z][A-Za-z]+");

  /** Of a reference; null when it points at nothing. */
  static @Nullable Ref of(JsonNode reference) {
    JsonNode one = Json.one(reference);
    String written = one.isTextual() ? one.asText("").strip() : Json.text(one, "reference");
    Ref ref = of(written);
    if (ref == null) {
      String value = Json.text(one.path("identifier"), "value");
      return value.isEmpty() ? null : new Ref(Json.text(one, "type"), value);
    }
    return ref.type().isEmpty() ? new Ref(Json.text(one, "type"), ref.id()) : ref;
  }

  /** Of the text of one. */
  static @Nullable Ref of(String written) {
    int question = written.indexOf('?');
    if (question >= 0) {
      String search = written.substring(question + 1);
      int from = Math.max(search.lastIndexOf('='), search.lastIndexOf('|')) + 1;
      return named(lastType(written.substring(0, question)), search.substring(from));
    }
    if (written.startsWith("#")) {
      return written.length() > 1 ? new Ref("", written) : null;
    }
    if (written.startsWith("urn:")) {
      return named("", written.substring(written.lastIndexOf(':') + 1));
    }
    int history = written.indexOf("/_history");
    String path = history < 0 ? written : written.substring(0, history);
    int slash = path.lastIndexOf('/');
    return named(lastType(path.substring(0, Math.max(0, slash))), path.substring(slash + 1));
  }

  private static @Nullable Ref named(String type, String id) {
    return id.isBlank() ? null : new Ref(type, id.strip());
  }

  private static String lastType(String path) {
    String last = Json.lastPart(path);
    return TYPE.matcher(last).matches() ? last : "";
  }

  /** The id that an address ends with; empty when it has none. */
  static String idOf(String url) {
    Ref ref = of(url);
    return ref == null ? "" : ref.id();
  }

  /** The same, where a hash stands for the resource that it is in. */
  Ref within(Found.Resource outer) {
    String parent = outer.id().contains("#") ? outer.id().split("#", 2)[0] : outer.id();
    return id.startsWith("#") ? new Ref(type, parent + id) : this;
  }

  /** Shows nothing of it. */
  @Override
  public String toString() {
    return "a reference";
  }
}
