package org.waymark.app.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.waymark.app.access.Failures;
import org.waymark.app.access.Token;
import org.waymark.app.access.Tokens;
import org.waymark.reports.pages.Frame;
import org.waymark.reports.pages.Role;

/** {@code /sign-in} and {@code /sign-out}. */
final class SignInPages {

  private final Door door;
  private final Tokens tokens;
  private final Failures failures;

  SignInPages(Door door, Tokens tokens, Failures failures) {
    this.door = door;
    this.tokens = tokens;
    this.failures = failures;
  }

  void at(RoutesConfig routes) {
    routes.get("/sign-in", ctx -> show(ctx, 200, ""), Opening.COMES_OR_GOES);
    routes.post("/sign-in", this::signIn, Opening.COMES_OR_GOES);
    routes.post(
        "/sign-out",
        ctx -> {
          door.letOut(ctx);
          ctx.redirect("/sign-in", HttpStatus.SEE_OTHER);
        },
        Opening.COMES_OR_GOES);
  }

  private void signIn(Context ctx) {
    if (failures.isBlocked(ctx.ip())) {
      ctx.header("Retry-After", "60");
      show(ctx, 429, new Visit(ctx).texts().of("sign.often"));
      return;
    }
    Optional<Token> token = tokens.use(Objects.requireNonNullElse(ctx.formParam("token"), ""));
    if (token.isEmpty()) {
      failures.add(ctx.ip());
      show(ctx, 401, new Visit(ctx).texts().of("sign.wrong"));
      return;
    }
    door.letIn(ctx, token.get());
    ctx.redirect(first(token.get(), next(ctx.formParam("next"))), HttpStatus.SEE_OTHER);
  }

  /** Who has no overview begins elsewhere. */
  private static String first(Token token, String next) {
    return token.role() == Role.RESEARCHER && next.equals("/") ? "/research" : next;
  }

  private static void show(Context ctx, int status, String problem) {
    Visit visit = new Visit(ctx);
    String next =
        ctx.method().name().equals("POST") ? ctx.formParam("next") : ctx.queryParam("next");
    visit.page(
        status,
        "signin",
        Map.of(
            "frame", Frame.of(visit.request(), visit.texts().of("sign.title")),
            "next", next(next),
            "problem", problem));
  }

  /** A page of this server, and of no other. */
  private static String next(@Nullable String asked) {
    boolean own =
        asked != null
            && asked.startsWith("/")
            && !asked.startsWith("//")
            && asked.chars().allMatch(c -> c > ' ' && c < 127 && c != '\\');
    return own ? Objects.requireNonNull(asked) : "/";
  }
}
