package org.waymark.app.web;

import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.waymark.reports.pages.Answer;
import org.waymark.reports.pages.Frame;
import org.waymark.reports.pages.Request;
import org.waymark.reports.pages.Role;
import org.waymark.reports.pages.Templates;
import org.waymark.reports.pages.Texts;
import org.waymark.reports.pages.Visitor;

/** A request of HTTP, and who makes it. */
record Visit(Context ctx) {

  private static final String VISITOR = "waymark.visitor";

  /** Somebody of whom nothing is known; no place of the navigation is theirs. */
  static Visitor stranger(String csrf) {
    return new Visitor(Optional.empty(), Role.RESEARCHER, Set.of(), csrf);
  }

  void isBy(Visitor visitor) {
    ctx.attribute(VISITOR, visitor);
  }

  Visitor visitor() {
    @Nullable Visitor known = ctx.attribute(VISITOR);
    return known == null ? stranger("") : known;
  }

  /** As the pages want it. */
  Request request() {
    Map<String, String> query = new HashMap<>();
    ctx.queryParamMap().forEach((name, values) -> query.put(name, values.get(0)));
    return new Request(ctx.path(), query, visitor(), locale());
  }

  Texts texts() {
    return new Texts(locale());
  }

  /** The first language that the reader names, without extensions that change calendars. */
  private Locale locale() {
    String languages = ctx.header("Accept-Language");
    if (languages == null || languages.isBlank()) {
      return Locale.UK;
    }
    try {
      List<Locale.LanguageRange> ranges = Locale.LanguageRange.parse(languages);
      Locale first = Locale.forLanguageTag(ranges.get(0).getRange()).stripExtensions();
      return first.getLanguage().isEmpty() ? Locale.UK : first;
    } catch (IllegalArgumentException e) {
      return Locale.UK; // a header that is none
    }
  }

  /** Answers. */
  void send(Answer answer) {
    ctx.status(answer.status()).contentType(answer.type());
    answer
        .file()
        .ifPresent(
            name ->
                ctx.header(
                    "Content-Disposition",
                    "attachment; filename*=UTF-8''"
                        + URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20")));
    ctx.result(answer.body());
  }

  /** Answers with a template, whose frame is given. */
  void page(int status, String template, Map<String, Object> values) {
    send(Answer.page(status, Templates.render(template, values)));
  }

  /** Answers with words. */
  void words(int status, String title, String words) {
    page(status, "message", Map.of("frame", Frame.of(request(), title), "words", words));
  }

  /** Answers why it is refused. */
  void refuse(Refusal refusal) {
    Texts texts = texts();
    words(
        refusal.status(),
        texts.of(refusal.titleKey()),
        texts.of(refusal.wordsKey(), refusal.values()));
  }
}
