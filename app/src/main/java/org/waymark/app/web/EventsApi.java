package org.waymark.app.web;

import io.javalin.http.Context;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.waymark.ingest.sending.BodyFormat;
import org.waymark.ingest.sending.BusyException;
import org.waymark.ingest.sending.EventIntake;
import org.waymark.ingest.sending.NotJsonException;
import org.waymark.ingest.sending.Passage;
import org.waymark.ingest.sending.Receipt;
import org.waymark.ingest.sending.Receipt.Fault;
import org.waymark.ingest.sending.TooManyException;
import org.waymark.ingest.vault.VaultException;
import org.waymark.reports.pages.Texts;

/** {@code POST /v1/events}: events in. */
final class EventsApi {

  private static final Logger LOG = LoggerFactory.getLogger(EventsApi.class);
  private static final Texts TEXTS = new Texts(Locale.UK);

  private final EventIntake intake;

  EventsApi(EventIntake intake) {
    this.intake = intake;
  }

  void receive(Context ctx) {
    BodyFormat format = format(ctx);
    try {
      Passage passage = intake.enter();
      try {
        answer(ctx, take(ctx, passage, format));
      } finally {
        passage.leave();
      }
    } catch (BusyException e) {
      Bodies.finish(ctx);
      throw new ApiProblem(503, message(e)).retryAfter(e.retryAfter());
    }
  }

  private Receipt take(Context ctx, Passage passage, BodyFormat format) throws BusyException {
    byte[] body = Bodies.read(ctx, passage);
    if (body.length == 0) {
      throw new ApiProblem(400, "The body is empty: send events.");
    }
    try {
      return intake.take(passage, new EventIntake.Body(body, format), Callers.of(ctx).programs());
    } catch (NotJsonException e) {
      throw new ApiProblem(400, message(e) + ". Nothing was taken.");
    } catch (TooManyException e) {
      throw new ApiProblem(413, message(e) + ". Nothing was taken: send them in parts.");
    } catch (VaultException e) {
      throw noVault(e);
    }
  }

  /** What is wrong with a vault is for whoever runs the server. */
  static ApiProblem noVault(RuntimeException e) {
    LOG.error("the vault did not work", e);
    return new ApiProblem(503, "The vault does not work. Nothing was taken: ask whoever runs it.")
        .retryAfter(Duration.ofMinutes(1));
  }

  private static BodyFormat format(Context ctx) {
    return BodyFormat.of(Objects.requireNonNullElse(ctx.contentType(), ""))
        .orElseThrow(
            () -> {
              Bodies.finish(ctx);
              return new ApiProblem(
                      415,
                      "Events come as application/json, application/x-ndjson,"
                          + " application/cloudevents+json or application/cloudevents-batch+json,"
                          + " in UTF-8.")
                  .header("Accept-Post", "application/json, application/x-ndjson");
            });
  }

  private static void answer(Context ctx, Receipt receipt) {
    Map<String, Object> values = values(receipt);
    if (receipt.isAllRefused()) {
      throw new ApiProblem(422, "No event was taken. Each problem names its event by index.")
          .with(values);
    }
    ApiProblem.send(ctx, 202, "application/json", values);
  }

  private static Map<String, Object> values(Receipt receipt) {
    List<Fault> faults = receipt.faults();
    Map<String, Integer> byReason = new TreeMap<>();
    faults.forEach(fault -> byReason.merge(fault.reason().name(), 1, Integer::sum));
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("import_id", receipt.importId());
    values.put("events", receipt.accepted() + receipt.duplicates() + faults.size());
    values.put("accepted", receipt.accepted());
    values.put("duplicates", receipt.duplicates());
    values.put("refused", faults.size());
    values.put("refused_by_reason", byReason);
    values.put("problems", faults.stream().map(EventsApi::problem).toList());
    return values;
  }

  private static Map<String, Object> problem(Fault fault) {
    String reason = fault.reason().name();
    Map<String, Object> problem = new LinkedHashMap<>();
    problem.put("type", "urn:waymark:reject:" + reason);
    problem.put("title", TEXTS.of("upload.reason." + reason));
    problem.put("status", 422);
    problem.put("index", fault.index());
    problem.put("reason", reason);
    if (fault.field() != null) {
      problem.put("field", fault.field());
    }
    return problem;
  }

  private static String message(Exception e) {
    return Objects.requireNonNull(e.getMessage());
  }
}
