package org.waymark.app.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.waymark.app.status.Running;
import org.waymark.app.status.Watch;
import org.waymark.ingest.sending.EventIntake;

/** What systems ask for: events in, keys of people, and how the server is. */
final class Machines {

  /** Below it answers are JSON, problems too. */
  private static final String API = "/v1/";

  private static final String PLAIN = "text/plain";

  private final Optional<EventIntake> intake;
  private final Watch watch;

  Machines(Optional<EventIntake> intake, Watch watch) {
    this.intake = intake;
    this.watch = watch;
  }

  /** An address, what it does, and to whom it opens. */
  record Route(HandlerType method, String path, Handler handler, Opening... opens) {}

  /** All of them, as openapi.json describes them. */
  List<Route> all() {
    return List.of(
        new Route(HandlerType.POST, "/v1/events", this::events, Opening.INGEST),
        new Route(HandlerType.POST, "/v1/participants", this::participants, Opening.VAULT),
        new Route(HandlerType.GET, "/metrics", this::metrics, Opening.MEASURING),
        new Route(HandlerType.GET, "/healthz", ctx -> plain(ctx, 200, "ok\n"), Opening.ANYBODY),
        new Route(HandlerType.GET, "/readyz", this::ready, Opening.ANYBODY),
        new Route(HandlerType.GET, "/openapi.json", Machines::openApi, Opening.ANYBODY));
  }

  void at(RoutesConfig routes) {
    all()
        .forEach(
            route ->
                routes.addHttpHandler(
                    route.method(), route.path(), route.handler(), route.opens()));
    // Otherwise the pages, which take any address, would answer.
    routes.get("/v1/*", Machines::notShown, Opening.ANYBODY);
  }

  /** Whether a request is for an answer in JSON. */
  static boolean isAsked(Context ctx) {
    return ctx.path().startsWith(API);
  }

  /** What a status of the server says to systems. */
  static ApiProblem problem(int status) {
    return new ApiProblem(
        status,
        switch (status) {
          case 404 -> "Nothing is at this address: see /openapi.json.";
          case 405 -> "This address takes POST alone.";
          case 413 -> "That is too much.";
          case 500 -> "The request could not be answered; the messages of the home say why.";
          default -> "The request cannot be answered.";
        });
  }

  private static void notShown(Context ctx) {
    boolean there = List.of("/v1/events", "/v1/participants").contains(ctx.path());
    throw there ? problem(405).header("Allow", "POST") : problem(404);
  }

  private void events(Context ctx) {
    new EventsApi(intake()).receive(ctx);
  }

  private void participants(Context ctx) {
    new ParticipantsApi(intake()).receive(ctx);
  }

  private EventIntake intake() {
    return intake.orElseThrow(
        () -> new ApiProblem(404, "This server shows pages alone: send to a  waymark up."));
  }

  private void metrics(Context ctx) {
    ctx.contentType("text/plain; version=0.0.4; charset=utf-8")
        .result(Metrics.text(intake.map(EventIntake::traffic), watch.glance()));
  }

  private void ready(Context ctx) {
    boolean works = intake.isEmpty() || watch.glance().pipeline() != Running.SILENT;
    boolean ready = works && intake.map(EventIntake::isAnswered).orElse(true);
    plain(ctx, ready ? 200 : 503, ready ? "ready\n" : "not ready\n");
  }

  private static void plain(Context ctx, int status, String words) {
    ctx.status(status).contentType(PLAIN).result(words);
  }

  private static void openApi(Context ctx) throws IOException {
    try (InputStream file = Machines.class.getResourceAsStream("openapi.json")) {
      ctx.contentType("application/json").result(Objects.requireNonNull(file).readAllBytes());
    }
  }
}
