package org.waymark.app.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.UploadedFile;
import io.javalin.http.sse.SseClient;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.waymark.app.upload.Upload;
import org.waymark.app.upload.Upload.Sender;
import org.waymark.app.upload.UploadException;
import org.waymark.app.upload.Uploads;
import org.waymark.ingest.mapping.Mapping;
import org.waymark.ingest.mapping.MappingException;
import org.waymark.ingest.mapping.MappingFile;
import org.waymark.ingest.template.PaperForm;
import org.waymark.ingest.template.WorkbookFile;
import org.waymark.reports.pages.Answer;
import org.waymark.reports.pages.Frame;
import org.waymark.reports.pages.Panel;
import org.waymark.reports.pages.Templates;
import org.waymark.reports.pages.Texts;
import org.waymark.reports.pages.Visitor;

/** {@code /upload}: bring a file, see what is in it, import it, publish it. */
final class UploadPages {

  private static final String EXCEL =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  private static final long PATIENCE_MS = 3_000;
  private static final long PAUSE_MS = 20;

  /** The paper form brings its own style, and nothing else. */
  private static final String PAPER_POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'";

  private final Optional<Uploads> uploads;
  private final Live live;
  private final Door door;

  UploadPages(Optional<Uploads> uploads, Live live, Door door) {
    this.uploads = uploads;
    this.live = live;
    this.door = door;
  }

  void at(RoutesConfig routes) {
    routes.get("/upload", ctx -> form(ctx, 200, ""), Opening.BRINGING);
    routes.post("/upload", this::receive, Opening.BRINGING);
    routes.get("/upload/waymark.xlsx", UploadPages::workbook, Opening.BRINGING);
    routes.get("/upload/paper", UploadPages::paper, Opening.BRINGING);
    routes.get("/upload/{id}", this::show, Opening.BRINGING);
    routes.sse("/upload/{id}/events", this::follow, Opening.BRINGING);
    routes.get("/upload/{id}/refused", this::refused, Opening.BRINGING);
    routes.post("/upload/{id}/import", ctx -> act(ctx, Uploads::confirm), Opening.BRINGING);
    routes.post("/upload/{id}/drop", ctx -> act(ctx, Uploads::drop), Opening.BRINGING);
    routes.post("/upload/{id}/publish", ctx -> act(ctx, Uploads::publish), Opening.BRINGING);
  }

  private Uploads open() {
    return uploads.orElseThrow(() -> new Refusal(404, "nav.upload", "upload.closed"));
  }

  private static Sender sender(Context ctx) {
    Visitor visitor = new Visit(ctx).visitor();
    return new Sender(visitor.name().orElse(""), visitor.programs());
  }

  private void form(Context ctx, int status, String problem) {
    Visit visit = new Visit(ctx);
    Texts texts = visit.texts();
    List<String> programs = open().programs(sender(ctx));
    String missing =
        programs.isEmpty()
            ? texts.of(
                visit.visitor().programs().isEmpty() ? "upload.noprograms" : "upload.noneofyours")
            : "";
    visit.page(
        status,
        "upload",
        Map.of(
            "frame",
            Frame.of(visit.request(), texts.of("nav.upload")),
            "problem",
            problem.isEmpty() ? missing : problem,
            "programs",
            programs,
            "earlier",
            earlier(ctx, texts)));
  }

  private Panel earlier(Context ctx, Texts texts) {
    return new Panel(
        List.of(),
        List.of(),
        open().all(sender(ctx)).stream()
            .<Panel.Action>map(
                upload ->
                    new Panel.Link(
                        "/upload/" + upload.id(), UploadWords.title(upload.arrived(), texts)))
            .toList());
  }

  private void receive(Context ctx) throws IOException, InterruptedException {
    Texts texts = new Visit(ctx).texts();
    UploadedFile file = ctx.uploadedFile("file");
    if (file == null || file.filename().isEmpty()) {
      form(ctx, 400, texts.of("upload.none"));
      return;
    }
    List<String> programs = open().programs(sender(ctx));
    if (programs.isEmpty()) {
      form(ctx, 400, "");
      return;
    }
    try (InputStream content = file.content()) {
      Upload.How how = new Upload.How(program(ctx, programs), mapping(ctx), completeUntil(ctx));
      Uploads.Sent sent = new Uploads.Sent(content, file.filename(), how);
      Upload upload = open().receive(sent, sender(ctx));
      await(upload);
      ctx.redirect("/upload/" + upload.id(), HttpStatus.SEE_OTHER);
    } catch (MappingException e) {
      form(ctx, 400, texts.of("upload.mapping.wrong", String.join("; ", e.problems())));
    } catch (DateTimeException e) {
      form(ctx, 400, texts.of("upload.complete.wrong"));
    } catch (UploadException e) {
      switch (e.problem()) {
        case EMPTY -> form(ctx, 400, texts.of("upload.empty"));
        case FULL -> form(ctx, 503, texts.of("upload.full"));
        case TOO_LARGE -> throw WebServer.tooLarge();
      }
    }
  }

  /** The program of rows that name none: the chosen one, or the only one there is. */
  private static String program(Context ctx, List<String> programs) {
    String chosen = Objects.requireNonNullElse(ctx.formParam("program"), "");
    if (programs.size() == 1) {
      return programs.get(0);
    }
    return programs.contains(chosen) ? chosen : "";
  }

  /** What the columns mean: as the file beside the table says, or as the templates have it. */
  private static Mapping mapping(Context ctx) throws IOException {
    UploadedFile file = ctx.uploadedFile("mapping");
    if (file == null || file.filename().isEmpty()) {
      return Mapping.TEMPLATES;
    }
    try (InputStream content = file.content()) {
      return MappingFile.read(content);
    }
  }

  private static Optional<LocalDate> completeUntil(Context ctx) {
    String day = Objects.requireNonNullElse(ctx.formParam("complete_until"), "");
    return day.isBlank() ? Optional.empty() : Optional.of(LocalDate.parse(day.strip()));
  }

  /** A small file is tried before the page is seen, which spares a look at a page that waits. */
  private static void await(Upload upload) throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE_MS * 1_000_000;
    while (upload.state().isWorking() && System.nanoTime() < deadline) {
      Thread.sleep(PAUSE_MS);
    }
  }

  /** Goes to whoever sent the file, and is kept nowhere. */
  private void refused(Context ctx) throws IOException {
    Uploads.Refused refused =
        open()
            .refused(upload(ctx))
            .orElseThrow(() -> new Refusal(404, "web.404.title", "upload.state.gone"));
    new Visit(ctx).send(Answer.file(refused.name(), "text/plain; charset=utf-8", refused.rows()));
  }

  private Upload upload(Context ctx) {
    return open()
        .find(ctx.pathParam("id"), sender(ctx))
        .orElseThrow(() -> new Refusal(404, "web.404.title", "upload.state.gone"));
  }

  private void show(Context ctx) {
    Visit visit = new Visit(ctx);
    Texts texts = visit.texts();
    Upload upload = upload(ctx);
    boolean works = upload.state().isWorking();
    visit.page(
        200,
        "panelpage",
        Map.of(
            "frame", Frame.of(visit.request(), UploadWords.title(upload.arrived(), texts)),
            "panel", new UploadWords(upload, texts).panel(),
            "live", works ? "/upload/" + upload.id() + "/events" : ""));
  }

  private void follow(SseClient client) {
    Visit visit = new Visit(client.ctx());
    Upload upload = upload(client.ctx());
    Texts texts = visit.texts();
    Visitor visitor = visit.visitor();
    live.follow(
        client,
        new Live.Part() {
          @Override
          public String html() {
            return Templates.render(
                "panel",
                Map.of("panel", new UploadWords(upload, texts).panel(), "csrf", visitor.csrf()));
          }

          @Override
          public boolean isDone() {
            return !upload.state().isWorking();
          }
        },
        () -> door.isStillIn(client.ctx(), visitor));
  }

  private void act(Context ctx, BiConsumer<Uploads, Upload> deed) throws InterruptedException {
    Upload upload = upload(ctx);
    deed.accept(open(), upload);
    await(upload);
    ctx.redirect("/upload/" + upload.id(), HttpStatus.SEE_OTHER);
  }

  private static void workbook(Context ctx) throws IOException {
    List<String> programs = List.copyOf(new Visit(ctx).visitor().programs());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    WorkbookFile.write(programs.size() == 1 ? programs.get(0) : "", out);
    new Visit(ctx).send(Answer.file("waymark.xlsx", EXCEL, out.toByteArray()));
  }

  private static void paper(Context ctx) {
    ctx.header("Content-Security-Policy", PAPER_POLICY);
    new Visit(ctx).send(Answer.page(PaperForm.html()));
  }
}
