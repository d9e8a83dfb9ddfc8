package org.waymark.ingest.fhir;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.waymark.ingest.fhir.Pruning.Extent;

/**
 * The resources of a FHIR file, one after the other and in bounded memory: lines of Bulk Data, a
 * Bundle of any type, or a single resource. A line that is no JSON is told and the next is read;
 * any other file that breaks off ends there.
 */
final class FhirFile {

  private static final int LONGEST_VALUE = 1 << 16;

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxStringLength(LONGEST_VALUE)
                  .maxNumberLength(100)
                  .build())
          .build();

  private final InputStream in;
  private final @Nullable LineStream lines;
  private final Extent extent;
  private final Deque<Found> pending = new ArrayDeque<>();
  private @Nullable JsonParser parser;
  private ObjectNode root = JsonNodeFactory.instance.objectNode();
  private boolean inRoot;
  private boolean inEntries;
  private boolean hasEntries;
  private long number;

  /** Reads what is needed of a stream that the caller closes. */
  FhirFile(InputStream in) throws IOException {
    this(in, Extent.NEEDED);
  }

  /** Reads as much of each resource as is told. */
  FhirFile(InputStream in, Extent extent) throws IOException {
    this.extent = extent;
    Head head = Head.of(in);
    this.in = head.whole();
    this.lines = head.isLines() ? new LineStream(this.in) : null;
  }

  /**
   * The next, or null at the end.
   *
   * @throws IOException when the stream cannot be read; never because of what is in it
   */
  @Nullable Found next() throws IOException {
    while (pending.isEmpty()) {
      try {
        if (!step()) {
          return null;
        }
      } catch (JsonProcessingException | CharConversionException e) {
        breakOff(); // the refusal is the result; Jackson's message would quote the file
      }
    }
    return pending.poll();
  }

  /** Reads on by one token or one entry; false at the end. */
  private boolean step() throws IOException {
    JsonParser open = parser;
    if (open == null) {
      return openNext();
    }
    if (inEntries) {
      inEntries = open.nextToken() != JsonToken.END_ARRAY && open.currentToken() != null;
      if (inEntries) {
        add(Bundles.entry(new Pruning(open, extent).entry()));
      }
      return true;
    }
    if (inRoot) {
      field(open, open.nextToken());
      return true;
    }
    JsonToken token = open.nextToken();
    if (token == JsonToken.START_OBJECT) {
      root = JsonNodeFactory.instance.objectNode();
      hasEntries = false;
      inRoot = true;
    } else if (token == null) {
      parser = null;
      return lines != null;
    } else if (token != JsonToken.START_ARRAY && token != JsonToken.END_ARRAY) {
      add(new Found.Broken(0));
    }
    return true;
  }

  private boolean openNext() throws IOException {
    boolean more = lines == null ? number == 0 : lines.nextLine();
    if (more) {
      parser = JSON.createParser(lines == null ? in : lines);
    }
    return more;
  }

  private void field(JsonParser open, @Nullable JsonToken token) throws IOException {
    if (token == JsonToken.FIELD_NAME) {
      String name = open.currentName();
      boolean array = open.nextToken() == JsonToken.START_ARRAY;
      if (name.equals("entry") && array && (type().isEmpty() || type().equals("Bundle"))) {
        inEntries = true;
        hasEntries = true;
      } else {
        Pruning pruning = new Pruning(open, extent);
        if (name.equals("contained")) {
          root.set(name, pruning.contained());
        } else if (pruning.isRead(name)) {
          put(name, pruning.value());
        } else {
          open.skipChildren();
        }
      }
      return;
    }
    inRoot = false;
    boolean bundle = type().equals("Bundle") || (hasEntries && type().isEmpty());
    if (!bundle) {
      add(Bundles.resource(root));
    }
  }

  private void put(String name, JsonNode value) {
    if (!value.isMissingNode()) {
      root.set(name, value);
    }
  }

  private String type() {
    return root.path("resourceType").asText("");
  }

  private void add(Iterable<Found> found) {
    found.forEach(this::add);
  }

  private void add(Found found) {
    number++;
    pending.add(found.at(number));
  }

  /** The line is spoilt, and without lines the rest of the file is. */
  private void breakOff() {
    parser = null;
    inRoot = false;
    inEntries = false;
    add(new Found.Broken(0));
  }
}
