package org.waymark.app.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Ends a request of a system with problem details (RFC 9457). Holds nothing that was sent. */
final class ApiProblem extends RuntimeException {

  private static final long serialVersionUID = 1L;
  private static final JsonMapper JSON = new JsonMapper();

  private final int status;
  private final transient Map<String, Object> members = new LinkedHashMap<>();
  private final transient Map<String, String> headers = new LinkedHashMap<>();

  /** Of a status of HTTP, with what went wrong and what to do, in words. */
  ApiProblem(int status, String detail) {
    super(detail, null, false, false);
    this.status = status;
    members.put("type", "about:blank");
    members.put("title", HttpStatus.forStatus(status).getMessage());
    members.put("status", status);
    members.put("detail", detail);
  }

  /** With when to try again. */
  ApiProblem retryAfter(Duration pause) {
    return header("Retry-After", Long.toString(Math.max(1, pause.toSeconds())));
  }

  ApiProblem header(String name, String value) {
    headers.put(name, value);
    return this;
  }

  /** With more members. */
  ApiProblem with(Map<String, ?> more) {
    members.putAll(more);
    return this;
  }

  /** Answers with it. */
  static void send(ApiProblem problem, Context ctx) {
    problem.headers.forEach(ctx::header);
    send(ctx, problem.status, "application/problem+json", problem.members);
  }

  /** Answers with values as JSON. */
  static void send(Context ctx, int status, String type, Map<String, ?> values) {
    try {
      ctx.status(status).contentType(type).result(JSON.writeValueAsBytes(values));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("cannot be written as JSON", e);
    }
  }
}
