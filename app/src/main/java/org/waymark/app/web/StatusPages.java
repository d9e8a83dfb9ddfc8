package org.waymark.app.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.waymark.app.status.Glance;
import org.waymark.app.status.Status;
import org.waymark.app.status.Watch;
import org.waymark.reports.pages.Frame;
import org.waymark.reports.pages.Panel;
import org.waymark.reports.pages.Templates;
import org.waymark.reports.pages.Texts;
import org.waymark.reports.pages.Visitor;

/** {@code /status}: the machine at work. */
final class StatusPages {

  private final Watch watch;
  private final Live live;
  private final Door door;

  StatusPages(Watch watch, Live live, Door door) {
    this.watch = watch;
    this.live = live;
    this.door = door;
  }

  void at(RoutesConfig routes) {
    routes.get("/status", this::show, Opening.READING);
    routes.sse(
        "/status/events",
        client -> {
          Visit visit = new Visit(client.ctx());
          Texts texts = visit.texts();
          Visitor visitor = visit.visitor();
          live.follow(
              client,
              new Live.Part() {
                @Override
                public String html() {
                  return Templates.render(
                      "panel", Map.of("panel", panel(watch.glance(), texts), "csrf", ""));
                }

                @Override
                public boolean isDone() {
                  return false;
                }
              },
              () -> door.isStillIn(client.ctx(), visitor));
        },
        Opening.READING);
  }

  private void show(Context ctx) {
    Visit visit = new Visit(ctx);
    Texts texts = visit.texts();
    visit.page(
        200,
        "panelpage",
        Map.of(
            "frame", Frame.of(visit.request(), texts.of("nav.status")),
            "panel", panel(watch.glance(), texts),
            "live", "/status/events"));
  }

  private static Panel panel(Glance glance, Texts texts) {
    List<String> words = new ArrayList<>(List.of(texts.of("status.words")));
    List<Panel.Grid> grids = new ArrayList<>(List.of(standing(glance, texts)));
    if (glance.rejects().isEmpty()) {
      words.add(texts.of("status.rejects.none"));
    } else {
      grids.add(rejects(glance, texts));
    }
    return new Panel(words, grids, List.of());
  }

  private static Panel.Grid standing(Glance glance, Texts texts) {
    String unknown = texts.of("status.unknown");
    Status.Published head = glance.head();
    Long waiting = glance.waiting();
    return new Panel.Grid(
        texts.of("status.in"),
        List.of(),
        List.of(
            List.of(
                texts.of("status.pipeline"),
                texts.of("status.pipeline." + glance.pipeline().name())),
            List.of(texts.of("status.came"), texts.count(glance.came())),
            List.of(texts.of("status.waiting"), waiting == null ? unknown : texts.count(waiting)),
            List.of(
                texts.of("status.head"),
                head == null ? texts.of("status.publication.none") : moment(head.published())),
            List.of(texts.of("status.publication"), publication(glance, texts))));
  }

  /** To the second, in UTC. */
  private static String moment(String iso) {
    return iso.substring(0, 19).replace('T', ' ') + " UTC";
  }

  private static String publication(Glance glance, Texts texts) {
    Status.Last last = glance.publication();
    return last == null
        ? texts.of("status.publication.none")
        : texts.of(
            "status.publication.value",
            texts.count(last.number()),
            texts.day(java.time.LocalDate.parse(last.as_of())));
  }

  private static Panel.Grid rejects(Glance glance, Texts texts) {
    List<List<String>> rows = new ArrayList<>();
    new TreeMap<>(glance.rejects())
        .forEach(
            (reason, lines) ->
                rows.add(
                    List.of(
                        "%s (%s)".formatted(texts.of("upload.reason." + reason), reason),
                        texts.count(lines))));
    return new Panel.Grid(
        texts.of("status.rejects"),
        List.of(texts.of("status.rejects.reason"), texts.of("status.rejects.lines")),
        rows);
  }
}
