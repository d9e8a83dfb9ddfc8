package org.waymark.reports.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.waymark.reports.format.Column;
import org.waymark.reports.format.ResultWriter;

/** Writes an answer as lines of JSON, as far as the limits go. */
final class AnswerLines implements ResultWriter {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final OutputStream out;
  private final Limits limits;
  private int rows;
  private long bytes;

  AnswerLines(OutputStream out, Limits limits) {
    this.out = out;
    this.limits = limits;
  }

  /** Ends an answer early: there is more than the limits allow. */
  static final class Full extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  @Override
  public void begin(List<Column> columns) {
    line(Map.of("columns", columns));
  }

  @Override
  public void row(List<@Nullable Object> values) {
    byte[] line = json(Map.of("row", values));
    if (rows >= limits.rows() || bytes + line.length > limits.answerBytes()) {
      throw new Full();
    }
    rows++;
    bytes += line.length;
    write(line);
  }

  @Override
  public void end() {
    end("whole");
  }

  /** Ends what was cut off. */
  void cut() {
    end("cut");
  }

  private void end(String how) {
    line(Map.of("end", how, "rows", rows));
  }

  /** A line that is not a row. */
  void line(Map<String, ?> values) {
    write(json(values));
    try {
      out.flush();
    } catch (IOException e) {
      throw gone(e);
    }
  }

  private void write(byte[] line) {
    try {
      out.write(line);
    } catch (IOException e) {
      throw gone(e);
    }
  }

  private static byte[] json(Map<String, ?> values) {
    try {
      return (JSON.writeValueAsString(values) + "\n").getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a row cannot be written as JSON", e);
    }
  }

  private static IllegalStateException gone(IOException e) {
    return new IllegalStateException("nobody reads the answer", e);
  }
}
