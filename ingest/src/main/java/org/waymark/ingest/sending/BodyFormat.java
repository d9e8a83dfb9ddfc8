package org.waymark.ingest.sending;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** In which form a body holds its events. */
public enum BodyFormat {
  /** An array of events, or one. */
  JSON("application/json"),
  /** An event to a line. */
  LINES(
      "application/x-ndjson", "application/ndjson", "application/jsonl", "application/x-jsonlines"),
  /** A CloudEvent of version 1.0 whose data is an event. */
  CLOUD_EVENT("application/cloudevents+json"),
  /** An array of such. */
  CLOUD_EVENTS("application/cloudevents-batch+json");

  private final List<String> types;

  BodyFormat(String... types) {
    this.types = List.of(types);
  }

  /** The form of a media type, which may have parameters; empty when events never come in it. */
  public static Optional<BodyFormat> of(String contentType) {
    String[] parts = contentType.toLowerCase(Locale.ROOT).split(";");
    boolean text =
        Arrays.stream(parts)
            .skip(1)
            .map(part -> part.replace("\"", "").replace(" ", ""))
            .allMatch(part -> !part.startsWith("charset=") || part.equals("charset=utf-8"));
    return Arrays.stream(values())
        .filter(format -> text && format.types.contains(parts[0].strip()))
        .findFirst();
  }

  boolean isOfClouds() {
    return this == CLOUD_EVENT || this == CLOUD_EVENTS;
  }
}
