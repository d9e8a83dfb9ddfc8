package org.waymark.ingest.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** How one JSON value becomes one value of Avro. */
sealed interface ValueRule {

  /** The value for Avro, or null when the JSON value breaks the rule. */
  @Nullable Object read(JsonNode json);

  /** A code of a closed list, by the way people write it. */
  record Code(Map<String, Object> values) implements ValueRule {
    @Override
    public @Nullable Object read(JsonNode json) {
      return json.isTextual() ? values.get(json.textValue()) : null;
    }
  }

  /** One or more codes of a list, each once. */
  record Codes(Code code) implements ValueRule {
    @Override
    public @Nullable Object read(JsonNode json) {
      if (!json.isArray() || json.isEmpty()) {
        return null;
      }
      List<Object> values = new ArrayList<>(json.size());
      for (JsonNode element : json) {
        Object value = code.read(element);
        if (value == null || values.contains(value)) {
          return null;
        }
        values.add(value);
      }
      return values;
    }
  }

  /** A string of a pattern. */
  record Text(Predicate<String> pattern) implements ValueRule {
    @Override
    public @Nullable Object read(JsonNode json) {
      return json.isTextual() && pattern.test(json.textValue()) ? json.textValue() : null;
    }
  }

  /** A whole number, however it is written: 45.0 is 45. */
  record Whole(int lowest, int highest) implements ValueRule {
    @Override
    public @Nullable Object read(JsonNode json) {
      if (!json.isNumber()) {
        return null;
      }
      double value = json.doubleValue();
      boolean fits = value >= lowest && value <= highest && value == Math.rint(value);
      return fits ? (Integer) (int) value : null;
    }
  }

  /** A finite number. */
  record Real() implements ValueRule {
    @Override
    public @Nullable Object read(JsonNode json) {
      if (!json.isNumber() || !Double.isFinite(json.doubleValue())) {
        return null;
      }
      return json.doubleValue() + 0.0; // of the two zeros the one without a sign
    }
  }

  /** True or false. */
  record Truth() implements ValueRule {
    @Override
    public @Nullable Object read(JsonNode json) {
      return json.isBoolean() ? (Boolean) json.booleanValue() : null;
    }
  }

  /** A date as ISO 8601, in days since 1970. */
  record Day() implements ValueRule {
    @Override
    public @Nullable Object read(JsonNode json) {
      return json.isTextual() ? Rfc3339.day(json.textValue()) : null;
    }
  }

  /** A timestamp as RFC 3339, in microseconds since 1970. */
  record Moment() implements ValueRule {
    @Override
    public @Nullable Object read(JsonNode json) {
      Rfc3339 written = json.isTextual() ? Rfc3339.parse(json.textValue()) : null;
      return written == null ? null : (Long) written.micros();
    }
  }
}
