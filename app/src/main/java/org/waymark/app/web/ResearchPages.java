package org.waymark.app.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.waymark.app.research.Asker;
import org.waymark.app.research.Released;
import org.waymark.app.research.Research;
import org.waymark.app.research.Sandbox.Answered;
import org.waymark.app.research.SandboxException;
import org.waymark.reports.format.Column;
import org.waymark.reports.format.OutputFormat;
import org.waymark.reports.format.ResultWriter;
import org.waymark.reports.pages.Answer;
import org.waymark.reports.pages.Asking;
import org.waymark.reports.pages.Frame;
import org.waymark.reports.pages.Panel;
import org.waymark.reports.pages.Texts;
import org.waymark.reports.pages.Visitor;
import org.waymark.reports.release.ReleaseException;
import org.waymark.reports.sandbox.Refused;

/** {@code /research}: approved releases, and queries about them. */
final class ResearchPages {

  private static final int MOST_SHOWN = 200;
  private static final String CSV = "text/csv; charset=utf-8";

  private final Path releases;
  private final Research research;

  ResearchPages(Path releases, Research research) {
    this.releases = releases;
    this.research = research;
  }

  void at(RoutesConfig routes) {
    routes.get("/research", this::list, Opening.ASKING);
    routes.get("/research/{number}", this::show, Opening.ASKING);
    routes.post("/research/{number}", this::ask, Opening.ASKING);
  }

  private void list(Context ctx) {
    Visit visit = new Visit(ctx);
    Texts texts = visit.texts();
    List<Integer> approved = Released.all(releases);
    Panel panel =
        approved.isEmpty()
            ? new Panel(List.of(texts.of("research.none")), List.of(), List.of())
            : new Panel(
                List.of(texts.of("research.words")),
                List.of(),
                approved.stream().map(each -> link(each, texts)).toList());
    visit.page(
        200,
        "panelpage",
        Map.of(
            "frame",
            Frame.of(visit.request(), texts.of("nav.research")),
            "panel",
            panel,
            "live",
            ""));
  }

  private static Panel.Action link(int number, Texts texts) {
    return new Panel.Link("/research/" + number, texts.of("research.ask", number));
  }

  private void show(Context ctx) {
    Released release = release(ctx);
    String first = new TreeSet<>(release.tables().keySet()).stream().findFirst().orElse("people");
    page(new Visit(ctx), release, asking(release, "SELECT * FROM " + first + " LIMIT 20", ""));
  }

  private void ask(Context ctx) {
    Visit visit = new Visit(ctx);
    Released release = release(ctx);
    String sql = Objects.requireNonNullElse(ctx.formParam("sql"), "");
    try {
      if ("csv".equals(ctx.formParam("as"))) {
        visit.send(csv(visit, release, sql));
      } else {
        page(visit, release, answered(visit, release, sql));
      }
    } catch (Refused | SandboxException | ReleaseException e) {
      page(visit, release, asking(release, sql, String.valueOf(e.getMessage())));
    }
  }

  private Answer csv(Visit visit, Released release, String sql) {
    StringWriter rows = new StringWriter();
    research.ask(asker(visit), release.number(), sql, OutputFormat.CSV.writer(rows));
    return Answer.file(
        "release-%d.csv".formatted(release.number()),
        CSV,
        rows.toString().getBytes(StandardCharsets.UTF_8));
  }

  private Asking answered(Visit visit, Released release, String sql) {
    FirstRows rows = new FirstRows();
    Answered answered = research.ask(asker(visit), release.number(), sql, rows);
    Texts texts = visit.texts();
    int shown = rows.rows.size();
    String words =
        !answered.isWhole()
            ? texts.of("research.cut", shown, answered.rows())
            : answered.rows() > shown
                ? texts.of("research.first", shown, answered.rows())
                : texts.of("research.whole", shown);
    return new Asking(
        release.number(),
        sql,
        "",
        Optional.of(new Asking.Shown(rows.columns, rows.rows, words)),
        ReleaseWords.of(release));
  }

  private static Asking asking(Released release, String sql, String problem) {
    return new Asking(release.number(), sql, problem, Optional.empty(), ReleaseWords.of(release));
  }

  private static void page(Visit visit, Released release, Asking asking) {
    visit.page(
        asking.problem().isEmpty() ? 200 : 400,
        "research",
        Map.of(
            "frame",
            Frame.of(visit.request(), visit.texts().of("research.title", release.number())),
            "asking",
            asking));
  }

  private Released release(Context ctx) {
    try {
      return Released.approved(releases, Integer.parseInt(ctx.pathParam("number")));
    } catch (NumberFormatException | ReleaseException e) {
      throw new Refusal(404, "web.404.title", "web.404.words");
    }
  }

  private static Asker asker(Visit visit) {
    Visitor visitor = visit.visitor();
    return new Asker(visitor.name().orElse(""), visitor.role());
  }

  /** Keeps as much of an answer as a page shows. */
  private static final class FirstRows implements ResultWriter {

    private final List<Column> columns = new ArrayList<>();
    private final List<List<String>> rows = new ArrayList<>();

    @Override
    public void begin(List<Column> all) {
      columns.addAll(all);
    }

    @Override
    public void row(List<@Nullable Object> values) {
      if (rows.size() < MOST_SHOWN) {
        rows.add(values.stream().map(value -> Objects.toString(value, "")).toList());
      }
    }

    @Override
    public void end() {}
  }
}
