package org.waymark.app.web;

import io.javalin.http.Context;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.waymark.app.access.Looks;
import org.waymark.app.access.Looks.Look;
import org.waymark.reports.pages.Answer;
import org.waymark.reports.pages.Frame;
import org.waymark.reports.pages.Panel;
import org.waymark.reports.pages.Texts;
import org.waymark.reports.pages.Visitor;

/** {@code /looks}: who looked at what. */
final class LooksPage {

  private static final int LONGEST = 300;

  private final Looks looks;

  LooksPage(Looks looks) {
    this.looks = looks;
  }

  /** Notes that somebody was answered with a page of a publication. */
  void note(Context ctx, Answer answer) {
    Visitor visitor = new Visit(ctx).visitor();
    // What was asked for and is not there can be anything that somebody typed.
    boolean isKnown = answer.status() != 404 && answer.status() != 400;
    String page =
        isKnown && ctx.queryString() != null ? ctx.path() + "?" + ctx.queryString() : ctx.path();
    looks.add(
        new Look(
            Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
            visitor.name().orElse(""),
            visitor.role().toString(),
            page.substring(0, Math.min(LONGEST, page.length())),
            answer.status()));
  }

  void show(Context ctx) {
    Visit visit = new Visit(ctx);
    Texts texts = visit.texts();
    Looks.Page page = looks.newest(before(ctx.queryParam("before")));
    List<Panel.Action> links = new ArrayList<>();
    if (ctx.queryParam("before") != null) {
      links.add(new Panel.Link("/looks", texts.of("looks.newest")));
    }
    page.before()
        .ifPresent(
            place -> links.add(new Panel.Link("/looks?before=" + place, texts.of("looks.older"))));
    Panel panel =
        page.newestFirst().isEmpty()
            ? new Panel(List.of(texts.of("looks.none")), List.of(), links)
            : new Panel(List.of(), List.of(grid(page.newestFirst(), texts)), links);
    visit.page(
        200,
        "panelpage",
        Map.of(
            "frame", Frame.of(visit.request(), texts.of("nav.looks")), "panel", panel, "live", ""));
  }

  private static OptionalLong before(@Nullable String place) {
    if (place == null) {
      return OptionalLong.empty();
    }
    try {
      return OptionalLong.of(Long.parseLong(place));
    } catch (NumberFormatException e) {
      throw new Refusal(404, "web.404.title", "web.404.words");
    }
  }

  private static Panel.Grid grid(List<Look> looks, Texts texts) {
    return new Panel.Grid(
        texts.of("looks.caption"),
        List.of(
            texts.of("looks.when"),
            texts.of("looks.who"),
            texts.of("looks.role"),
            texts.of("looks.what"),
            texts.of("looks.status")),
        looks.stream()
            .map(
                look ->
                    List.of(
                        look.time().replace('T', ' ').replace("Z", ""),
                        look.token().isEmpty() ? texts.of("looks.nobody") : look.token(),
                        look.role(),
                        look.page(),
                        Integer.toString(look.status())))
            .toList());
  }
}
