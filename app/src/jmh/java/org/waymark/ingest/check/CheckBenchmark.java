package org.waymark.ingest.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.waymark.app.micro.Micro;
import org.waymark.app.micro.ReferenceLog;
import org.waymark.app.micro.Round;

/**
 * A JSON line to a checked event with its key, beside Jackson's bare tree of the same line. An
 * operation is one line.
 */
@State(Scope.Thread)
public class CheckBenchmark extends Micro {

  private final Round<byte[]> lines = new Round<>(ReferenceLog.lines());
  private final EventCheck check = ReferenceLog.check();
  private final EventRules rules = new EventRules();
  private final ObjectMapper jackson = new ObjectMapper();

  /** All of what an import does with a line before it is encoded. */
  @Benchmark
  public Checked check() {
    return check.check(lines.next());
  }

  /** Of that, its tokens and their layout by the schema's fields. */
  @Benchmark
  public @Nullable LaidEvent layOut() {
    byte[] line = lines.next();
    return PlainLine.read(rules, line, 0, line.length);
  }

  /** The peer: it knows no schema and refuses nothing but broken JSON. */
  @Benchmark
  public JsonNode treeByJackson() throws IOException {
    return jackson.readTree(lines.next());
  }
}
