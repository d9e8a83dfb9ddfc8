package org.waymark.app.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.waymark.ingest.check.JsonLine;
import org.waymark.ingest.sending.BodyFormat;
import org.waymark.ingest.sending.BusyException;
import org.waymark.ingest.sending.EventIntake;
import org.waymark.ingest.sending.Passage;
import org.waymark.ingest.vault.Answer;
import org.waymark.ingest.vault.VaultException;

/** {@code POST /v1/participants}: a system's own numbers of its people in, the vault's keys out. */
final class ParticipantsApi {

  private static final int MOST_PEOPLE = 1_000;
  private static final int LONGEST_ID = 256;
  private static final Pattern SOURCE = Pattern.compile("[a-z0-9-]{1,64}");

  /** Whose numbering it is where the request does not say. */
  private static final String UNNAMED = "http";

  private static final Set<String> FIELDS = Set.of("source_system", "client_ids");

  private final EventIntake intake;

  ParticipantsApi(EventIntake intake) {
    this.intake = intake;
  }

  private record Asked(String source, List<String> clientIds) {}

  void receive(Context ctx) {
    if (!BodyFormat.of(String.valueOf(ctx.contentType()))
        .equals(java.util.Optional.of(BodyFormat.JSON))) {
      Bodies.finish(ctx);
      throw new ApiProblem(415, "Client ids come as application/json in UTF-8.");
    }
    Asked asked = asked(body(ctx));
    try {
      List<Answer> answers = intake.keys(asked.source(), asked.clientIds());
      List<Map<String, Object>> people = new ArrayList<>();
      for (int i = 0; i < answers.size(); i++) {
        people.add(person(asked.clientIds().get(i), answers.get(i)));
      }
      ApiProblem.send(
          ctx,
          200,
          "application/json",
          Map.of("source_system", asked.source(), "participants", people));
    } catch (VaultException e) {
      throw EventsApi.noVault(e);
    }
  }

  private byte[] body(Context ctx) {
    try {
      Passage passage = intake.enterForKeys();
      try {
        return Bodies.read(ctx, passage);
      } finally {
        passage.leave();
      }
    } catch (BusyException e) {
      Bodies.finish(ctx);
      throw new ApiProblem(503, Objects.requireNonNull(e.getMessage())).retryAfter(e.retryAfter());
    }
  }

  private static Asked asked(byte[] body) {
    ObjectNode json = JsonLine.parse(body, 0, body.length);
    if (json == null) {
      throw new ApiProblem(
          400, "Send one object of JSON: {\"source_system\": \"...\", \"client_ids\": [\"...\"]}.");
    }
    if (json.properties().stream().anyMatch(member -> !FIELDS.contains(member.getKey()))) {
      throw refused("only source_system and client_ids are read", null);
    }
    JsonNode named = json.path("source_system");
    String source = named.isMissingNode() ? UNNAMED : named.asText();
    if (!SOURCE.matcher(source).matches() || !(named.isTextual() || named.isMissingNode())) {
      throw refused("it is 1 to 64 of a-z 0-9 -, as in the events", "source_system");
    }
    return new Asked(source, clientIds(json.path("client_ids")));
  }

  private static List<String> clientIds(JsonNode sent) {
    if (!sent.isArray() || sent.isEmpty() || sent.size() > MOST_PEOPLE) {
      throw refused("it is an array of 1 to %,d texts".formatted(MOST_PEOPLE), "client_ids");
    }
    List<String> ids = new ArrayList<>();
    for (JsonNode id : sent) {
      String text = id.asText("");
      if (!id.isTextual() || isBlank(text) || text.length() > LONGEST_ID) {
        throw refused(
            "number %d is no text of 1 to %d characters".formatted(ids.size(), LONGEST_ID),
            "client_ids");
      }
      ids.add(text);
    }
    return ids;
  }

  /** As the vault sees it: spaces of Unicode are none. */
  private static boolean isBlank(String text) {
    return text.chars().allMatch(c -> Character.isWhitespace(c) || Character.isSpaceChar(c));
  }

  private static ApiProblem refused(String rule, @Nullable String field) {
    String detail = (field == null ? "" : field + ": ") + rule + ". Nobody was looked up.";
    ApiProblem problem = new ApiProblem(422, detail);
    return field == null ? problem : problem.with(Map.of("field", field));
  }

  private static Map<String, Object> person(String clientId, Answer answer) {
    Map<String, Object> person = new LinkedHashMap<>();
    person.put("client_id", clientId);
    if (answer instanceof Answer.Known known) {
      person.put("participant_key", known.participantKey());
    } else {
      person.put("reason", "ERASED");
    }
    return person;
  }
}
