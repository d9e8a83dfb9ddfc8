package org.waymark.app.demo;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Locale;
import java.util.Objects;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.waymark.app.demo.Happening.Precision;
import org.waymark.schemas.event.EventTypes;

/**
 * A version as a native JSON line. The data's fields are the schema's; what is null is left out.
 */
final class Line {

  private static final DateTimeFormatter WITH_OFFSET =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx", Locale.ROOT);
  private static final int USUAL_LENGTH = 640;

  private final StringBuilder text = new StringBuilder(USUAL_LENGTH);

  private Line() {}

  /** The line, with its newline. */
  static String of(Version version) {
    Line line = new Line();
    line.envelope(version);
    if (version.retracted() == null) {
      line.key("data").record(version.happening().data());
    }
    line.text.append("}\n");
    return line.text.toString();
  }

  private void envelope(Version version) {
    Origin origin = version.origin();
    Happening happening = version.happening();
    text.append('{');
    field("event_id", version.eventId());
    field("event_type", happening.type());
    field("schema_version", 1);
    field("action", version.retracted() == null ? "assert" : "retract");
    field("retract_reason", version.retracted());
    field("entity_id", happening.entityId());
    field("participant_key", origin.participantKey());
    field("program_id", origin.program().id());
    field("site_id", origin.siteId());
    field("occurred_at", WITH_OFFSET.format(happening.at().atZone(origin.program().zone())));
    field("time_precision", happening.precision() == Precision.DATE ? "date" : null);
    field("recorded_at", version.recordedAt().toString());
    field("recorded_by_role", happening.by());
    field("source_system", "demo");
  }

  private void record(SpecificRecord data) {
    text.append('{');
    for (Schema.Field field : data.getSchema().getFields()) {
      Object value = data.get(field.pos());
      boolean day = value != null && "date".equals(field.getProp("lake"));
      field(field.name(), day ? LocalDate.ofEpochDay((Integer) value) : value);
    }
    text.append('}');
  }

  private void field(String name, @Nullable Object value) {
    if (value != null) {
      key(name).value(value);
    }
  }

  private Line key(String name) {
    if (text.charAt(text.length() - 1) != '{') {
      text.append(',');
    }
    quoted(name);
    text.append(':');
    return this;
  }

  private void value(Object value) {
    if (value instanceof Double number && number == Math.rint(number)) {
      text.append(number.longValue());
    } else if (value instanceof Number || value instanceof Boolean) {
      text.append(value);
    } else if (value instanceof Collection<?> values) {
      list(values);
    } else {
      quoted(value instanceof Enum ? EventTypes.code(value.toString()) : value.toString());
    }
  }

  private void list(Collection<?> values) {
    text.append('[');
    String separator = "";
    for (Object value : values) {
      text.append(separator);
      value(Objects.requireNonNull(value));
      separator = ",";
    }
    text.append(']');
  }

  private void quoted(String string) {
    text.append('"');
    for (int i = 0; i < string.length(); i++) {
      character(string.charAt(i));
    }
    text.append('"');
  }

  private void character(char c) {
    if (c == '"' || c == '\\') {
      text.append('\\').append(c);
    } else if (c < ' ') {
      text.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
    } else {
      text.append(c);
    }
  }
}
