package org.waymark.app.web;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.config.SizeUnit;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.util.JavalinBindException;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.waymark.app.access.Failures;
import org.waymark.app.access.Looks;
import org.waymark.app.access.Sessions;
import org.waymark.app.access.Tokens;
import org.waymark.app.home.Home;
import org.waymark.app.kafka.KafkaSettings;
import org.waymark.app.pipeline.Explanations;
import org.waymark.app.research.Research;
import org.waymark.app.status.Watch;
import org.waymark.app.upload.Intake;
import org.waymark.app.upload.UploadFiles;
import org.waymark.app.upload.Uploads;
import org.waymark.ingest.sending.EventIntake;
import org.waymark.reports.pages.Answer;
import org.waymark.reports.pages.Site;
import org.waymark.reports.pages.Texts;
import org.waymark.reports.sandbox.Limits;

/** Serves the pages of a home. */
public final class WebServer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);
  private static final int MOST_FORM_BYTES = 64 << 10;
  private static final long MIB = 1L << 20;

  private final Listen listen;
  private final Door door;
  private final Live live = new Live();
  private final Watch watch;
  private final Optional<Uploads> uploads;
  private final Optional<EventIntake> events;
  private final Machines machines;
  private final LooksPage looks;
  private final Site site;
  private final Research research;
  private final ResearchPages asking;
  private final boolean secure;
  private final Javalin javalin;

  private WebServer(Home home, Listen listen, Parts parts) {
    this.listen = listen;
    this.secure = parts.certificate().isPresent();
    Tokens tokens = new Tokens(home.tokens());
    this.door = new Door(listen, tokens, new Sessions(InstantSource.system()));
    this.watch = new Watch(home, parts.kafka());
    Optional<UploadFiles> files = parts.intake().map(unused -> new UploadFiles(home.uploads()));
    this.uploads = parts.intake().map(intake -> Uploads.start(intake, files.orElseThrow()));
    this.events = parts.intake().map(Intake::events);
    this.machines = new Machines(events, watch);
    this.looks = new LooksPage(new Looks(home.looks()));
    this.site = new Site(home.published(), new Explanations(home));
    this.research = new Research(home, Limits.STANDARD);
    this.asking = new ResearchPages(home.releases(), research);
    this.javalin =
        Javalin.create(
            config -> {
              configure(config, files);
              parts.certificate().ifPresent(certificate -> certificate.use(config, listen));
              routes(config.routes, tokens);
            });
  }

  /**
   * What stands behind the pages.
   *
   * @param intake takes uploads; empty where only publications are shown
   * @param kafka how to reach the log, to say how far it is
   * @param certificate with which the server speaks TLS; empty for plain HTTP
   */
  public record Parts(
      Optional<Intake> intake, KafkaSettings kafka, Optional<Certificate> certificate) {

    /** Without TLS. */
    public Parts(Optional<Intake> intake, KafkaSettings kafka) {
      this(intake, kafka, Optional.empty());
    }
  }

  /**
   * Starts to serve.
   *
   * @throws IllegalArgumentException when others could come in and there is no token yet
   * @throws PortTakenException when something else listens there
   */
  public static WebServer start(Home home, Listen listen, Parts parts) {
    if (!listen.isLocal() && new Tokens(home.tokens()).all().isEmpty()) {
      throw new IllegalArgumentException(
          "others than this machine would reach the pages, and nobody has a token to sign in with:"
              + " first run  waymark token create --role engineer --name NAME");
    }
    WebServer server = new WebServer(home, listen, parts);
    try {
      server.javalin.start(listen.address(), listen.port());
      return server;
    } catch (JavalinBindException e) {
      server.close();
      throw new PortTakenException(listen, e);
    }
  }

  /** Where to look. */
  public String address() {
    return listen
        .publicUrl()
        .map(Object::toString)
        .orElseGet(
            () ->
                "%s://%s:%d"
                    .formatted(
                        secure ? "https" : "http",
                        listen.address().contains(":")
                            ? "[" + listen.address() + "]"
                            : listen.address(),
                        javalin.port()));
  }

  private static void configure(JavalinConfig config, Optional<UploadFiles> files) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.router.ignoreTrailingSlashes = false;
    config.http.prefer405over404 = true;
    config.http.maxRequestSize = MOST_FORM_BYTES;
    config.jetty.modifyHttpConfiguration(http -> http.setSendServerVersion(false));
    config.jetty.modifyServer(jetty -> jetty.setErrorHandler(WebServer::unreadable));
    files.ifPresent(
        kept -> {
          // Where their owner alone can read them: a part of a form is a file too, for a while.
          config.jetty.multipartConfig.cacheDirectory(kept.directory().toString());
          config.jetty.multipartConfig.maxInMemoryFileSize(MOST_FORM_BYTES, SizeUnit.BYTES);
          config.jetty.multipartConfig.maxFileSize(Uploads.MOST_BYTES, SizeUnit.BYTES);
          config.jetty.multipartConfig.maxTotalRequestSize(
              Uploads.MOST_BYTES + MIB, SizeUnit.BYTES);
        });
  }

  private void routes(RoutesConfig routes, Tokens tokens) {
    routes.before(Headers::put);
    routes.before(WebServer::requireSize);
    routes.before(door::requireHost);
    routes.beforeMatched(door::meet);
    machines.at(routes);
    routes.get("/assets/{name}", AssetFiles::send, Opening.ANYBODY);
    new SignInPages(door, tokens, new Failures(InstantSource.system())).at(routes);
    new StatusPages(watch, live, door).at(routes);
    new UploadPages(uploads, live, door).at(routes);
    asking.at(routes);
    routes.get("/looks", looks::show, Opening.WATCHING);
    routes.get("/*", this::site, Opening.READING);
    routes.exception(ApiProblem.class, ApiProblem::send);
    routes.exception(Refusal.class, WebServer::refuse);
    routes.exception(HttpResponseException.class, WebServer::refuse);
    routes.exception(Exception.class, WebServer::failed);
  }

  private void site(Context ctx) {
    Visit visit = new Visit(ctx);
    Answer answer = site.answer(visit.request());
    looks.note(ctx, answer);
    visit.send(answer);
  }

  /** What is longer than allowed is read to its end, so that the browser hears the answer. */
  private static void requireSize(Context ctx) throws IOException {
    if (Machines.isAsked(ctx)) {
      return; // has limits of its own
    }
    long length = ctx.req().getContentLengthLong();
    boolean upload = String.valueOf(ctx.contentType()).startsWith("multipart/form-data");
    long most = upload ? Uploads.MOST_BYTES + MIB : MOST_FORM_BYTES;
    if (length > most) {
      if (length <= 4 * most) {
        ctx.req().getInputStream().transferTo(java.io.OutputStream.nullOutputStream());
      }
      throw tooLarge();
    }
  }

  static Refusal tooLarge() {
    return new Refusal(413, "web.413.title", "web.413.words", Uploads.MOST_BYTES / MIB);
  }

  private static void refuse(Refusal refusal, Context ctx) {
    if (Machines.isAsked(ctx)) {
      String words = new Texts(Locale.UK).of(refusal.wordsKey(), refusal.values());
      ApiProblem.send(new ApiProblem(refusal.status(), words), ctx);
    } else {
      new Visit(ctx).refuse(refusal);
    }
  }

  private static void refuse(HttpResponseException e, Context ctx) {
    if (Machines.isAsked(ctx)) {
      ApiProblem.send(Machines.problem(e.getStatus()), ctx);
      return;
    }
    Visit visit = new Visit(ctx);
    switch (e.getStatus()) {
      case 405 -> visit.refuse(new Refusal(405, "web.405.title", "web.405.words"));
      case 413 -> visit.refuse(tooLarge());
      default -> visit.refuse(new Refusal(e.getStatus(), "web.404.title", "web.404.words"));
    }
  }

  /** Answers what is no request, of which no page could be made. */
  private static boolean unreadable(Request request, Response response, Callback callback) {
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/plain;charset=utf-8");
    response.getHeaders().put("X-Content-Type-Options", "nosniff");
    Content.Sink.write(
        response,
        true,
        "Waymark cannot read this request (" + response.getStatus() + ").\n",
        callback);
    return true;
  }

  private static void failed(Exception e, Context ctx) {
    LOG.error("a request could not be answered", e);
    if (Machines.isAsked(ctx)) {
      ApiProblem.send(Machines.problem(500), ctx);
      return;
    }
    new Visit(ctx).refuse(new Refusal(500, "web.500.title", "web.500.words"));
  }

  /** Stops serving. */
  @Override
  public void close() {
    live.close();
    javalin.stop();
    research.close();
    uploads.ifPresent(Uploads::close);
    events.ifPresent(EventIntake::close);
    watch.close();
  }
}
