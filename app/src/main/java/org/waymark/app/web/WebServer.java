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
import org.waymark.app.status.Running;
import org.waymark.app.status.Watch;
import org.waymark.app.upload.Intake;
import org.waymark.app.upload.UploadFiles;
import org.waymark.app.upload.Uploads;
import org.waymark.reports.pages.Answer;
import org.waymark.reports.pages.Site;

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
  private final LooksPage looks;
  private final Site site;
  private final Javalin javalin;

  private WebServer(Home home, Listen listen, Parts parts) {
    this.listen = listen;
    Tokens tokens = new Tokens(home.tokens());
    this.door = new Door(listen, tokens, new Sessions(InstantSource.system()));
    this.watch = new Watch(home, parts.kafka());
    Optional<UploadFiles> files = parts.intake().map(unused -> new UploadFiles(home.uploads()));
    this.uploads = parts.intake().map(intake -> Uploads.start(intake, files.orElseThrow()));
    this.looks = new LooksPage(new Looks(home.looks()));
    this.site = new Site(home.published(), new Explanations(home));
    this.javalin =
        Javalin.create(
            config -> {
              configure(config, files);
              routes(config.routes, tokens);
            });
  }

  /**
   * What stands behind the pages.
   *
   * @param intake takes uploads; empty where only publications are shown
   * @param kafka how to reach the log, to say how far it is
   */
  public record Parts(Optional<Intake> intake, KafkaSettings kafka) {}

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
                "http://%s:%d"
                    .formatted(
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
    routes.get("/healthz", ctx -> ctx.contentType("text/plain").result("ok\n"), Opening.ANYBODY);
    routes.get("/readyz", this::ready, Opening.ANYBODY);
    routes.get("/assets/{name}", AssetFiles::send, Opening.ANYBODY);
    new SignInPages(door, tokens, new Failures(InstantSource.system())).at(routes);
    new StatusPages(watch, live, door).at(routes);
    new UploadPages(uploads, live, door).at(routes);
    routes.get("/looks", looks::show, Opening.WATCHING);
    routes.get("/*", this::site, Opening.READING);
    routes.exception(Refusal.class, (refusal, ctx) -> new Visit(ctx).refuse(refusal));
    routes.exception(HttpResponseException.class, WebServer::refuse);
    routes.exception(Exception.class, WebServer::failed);
  }

  private void site(Context ctx) {
    Visit visit = new Visit(ctx);
    Answer answer = site.answer(visit.request());
    looks.note(ctx, answer);
    visit.send(answer);
  }

  private void ready(Context ctx) {
    boolean ready = uploads.isEmpty() || watch.glance().pipeline() == Running.RUNNING;
    ctx.status(ready ? 200 : 503)
        .contentType("text/plain")
        .result(ready ? "ready\n" : "not ready\n");
  }

  /** What is longer than allowed is read to its end, so that the browser hears the answer. */
  private static void requireSize(Context ctx) throws IOException {
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

  private static void refuse(HttpResponseException e, Context ctx) {
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
    LOG.error("a page could not be made", e);
    new Visit(ctx).refuse(new Refusal(500, "web.500.title", "web.500.words"));
  }

  /** Stops serving. */
  @Override
  public void close() {
    live.close();
    javalin.stop();
    uploads.ifPresent(Uploads::close);
    watch.close();
  }
}
