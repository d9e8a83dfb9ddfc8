package org.waymark.reports.format;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An array of objects, one to a line. Of columns of one name the last one is written. */
final class JsonWriter extends TextWriter {

  private static final ObjectMapper JSON = new ObjectMapper();

  private List<Column> columns = List.of();
  private String before = "";

  JsonWriter(Writer out) {
    super(out);
  }

  @Override
  public void begin(List<Column> columns) {
    this.columns = columns;
    print("[");
    before = "\n";
  }

  @Override
  public void row(List<@Nullable Object> values) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    for (int i = 0; i < values.size(); i++) {
      object.put(columns.get(i).name(), values.get(i));
    }
    print(before + json(object));
    before = ",\n";
  }

  @Override
  public void end() {
    print("\n]\n");
    flush();
  }

  private static String json(Map<String, @Nullable Object> object) {
    try {
      return JSON.writeValueAsString(object);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a row cannot be written as JSON", e);
    }
  }
}
