package org.waymark.app.web;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.HttpStatus;
import io.javalin.http.SameSite;
import io.javalin.security.RouteRole;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.waymark.app.access.Secrets;
import org.waymark.app.access.Sessions;
import org.waymark.app.access.Sessions.Session;
import org.waymark.app.access.Token;
import org.waymark.app.access.Tokens;
import org.waymark.reports.pages.Role;
import org.waymark.reports.pages.Visitor;

/** Stands before every page: who is it, and may they come in? */
final class Door {

  private static final String COOKIE = "waymark_session";
  private static final String GET_IN = "/sign-in";

  private final Listen listen;
  private final Tokens tokens;
  private final Sessions sessions;
  private final Callers callers;

  /** Of forms that are filled in before anybody is signed in. */
  private final String csrf = Secrets.fresh();

  Door(Listen listen, Tokens tokens, Sessions sessions) {
    this.listen = listen;
    this.tokens = tokens;
    this.sessions = sessions;
    this.callers = new Callers(tokens, this::needsSignIn);
  }

  /** Refuses a request that names another host. */
  void requireHost(Context ctx) {
    if (!listen.answersTo(String.valueOf(ctx.header("Host")))) {
      throw new Refusal(421, "web.421.title", "web.421.words");
    }
  }

  /** Lets a request in to the route that it leads to, sends it to the sign-in, or refuses it. */
  void meet(Context ctx) {
    Set<RouteRole> opensTo = ctx.routeRoles();
    if (opensTo.contains(Opening.ANYBODY)) {
      return;
    }
    if (Opening.isForSystems(opensTo)) {
      callers.meet(ctx, opensTo);
      return;
    }
    Visit visit = new Visit(ctx);
    Optional<Visitor> visitor = visitor(ctx);
    visit.isBy(visitor.orElseGet(() -> Visit.stranger(csrf)));
    if (!opensTo.contains(Opening.COMES_OR_GOES)) {
      if (visitor.isEmpty()) {
        toSignIn(ctx);
        return;
      }
      requireRole(visitor.get().role(), opensTo);
      requireProgram(visitor.get(), ctx.queryParam("program"));
    }
    if (ctx.method().name().equals("POST")) {
      requireOwnForm(ctx, visit.visitor());
    }
  }

  private Optional<Visitor> visitor(Context ctx) {
    if (!needsSignIn()) {
      return Optional.of(new Visitor(Optional.empty(), Role.ENGINEER, Set.of(), csrf));
    }
    Optional<Session> session = Optional.ofNullable(ctx.cookie(COOKIE)).flatMap(sessions::use);
    return session.flatMap(
        open ->
            tokens
                .find(open.digest())
                .map(
                    token ->
                        new Visitor(
                            Optional.of(token.name()),
                            token.role(),
                            token.programs(),
                            open.csrf())));
  }

  /** Whether anybody has to sign in. */
  boolean needsSignIn() {
    return !listen.isLocal()
        || (listen.rule() == Listen.Rule.WITH_TOKENS && !tokens.all().isEmpty());
  }

  private static void toSignIn(Context ctx) {
    boolean opensPage = ctx.method().name().equals("GET") && !ctx.path().endsWith("/events");
    if (!opensPage) {
      throw new Refusal(401, "sign.title", "sign.needed");
    }
    String query = ctx.queryString() == null ? "" : "?" + ctx.queryString();
    String next = URLEncoder.encode(ctx.path() + query, StandardCharsets.UTF_8);
    ctx.redirect(ctx.path().equals("/") ? GET_IN : GET_IN + "?next=" + next, HttpStatus.SEE_OTHER);
    ctx.skipRemainingHandlers();
  }

  private static void requireRole(Role role, Set<RouteRole> opensTo) {
    boolean opens =
        opensTo.stream().anyMatch(each -> each instanceof Opening opening && opening.isOf(role));
    if (!opens) {
      throw new Refusal(403, "web.403.title", "web.403.role");
    }
  }

  private static void requireProgram(Visitor visitor, @Nullable String program) {
    if (program != null && !program.isBlank() && !visitor.maySee(program)) {
      throw new Refusal(
          403,
          "web.403.title",
          "web.403.program",
          program,
          String.join(", ", new TreeSet<>(visitor.programs())));
    }
  }

  private static void requireOwnForm(Context ctx, Visitor visitor) {
    Refusal refusal = new Refusal(403, "web.403.form.title", "web.403.form");
    if (isFromOtherSite(ctx)) {
      throw refusal;
    }
    String sent = ctx.formParam("csrf");
    if (sent == null || !Secrets.same(sent, visitor.csrf())) {
      throw refusal;
    }
  }

  /** Whether a browser says that a page of another site sends this. */
  static boolean isFromOtherSite(Context ctx) {
    String site = ctx.header("Sec-Fetch-Site");
    if (site != null && !List.of("same-origin", "none").contains(site)) {
      return true;
    }
    String origin = ctx.header("Origin");
    return origin != null && !isOwn(origin, String.valueOf(ctx.header("Host")));
  }

  /** A page that tells nobody where it is from names its origin null: the form's secret decides. */
  private static boolean isOwn(String origin, String host) {
    try {
      return origin.equals("null") || host.equalsIgnoreCase(URI.create(origin).getAuthority());
    } catch (IllegalArgumentException e) {
      return false; // an origin that is none
    }
  }

  /** Begins a session. */
  void letIn(Context ctx, Token token) {
    end(ctx);
    cookie(ctx, sessions.begin(token).id(), -1);
  }

  /** Ends the session. */
  void letOut(Context ctx) {
    end(ctx);
    cookie(ctx, "", 0);
  }

  /** Whether whoever asked may still see what they were let in for, in a while. */
  boolean isStillIn(Context ctx, Visitor visitor) {
    if (visitor.name().isEmpty()) {
      return !needsSignIn();
    }
    String id = ctx.cookie(COOKIE);
    return id != null
        && sessions.isOpen(id)
        && tokens.all().stream().anyMatch(each -> visitor.name().get().equals(each.name()));
  }

  private void end(Context ctx) {
    String id = ctx.cookie(COOKIE);
    if (id != null) {
      sessions.end(id);
    }
  }

  private void cookie(Context ctx, String value, int maxAge) {
    Cookie cookie =
        new Cookie(COOKIE, value, "/", maxAge, listen.isSecure() || ctx.req().isSecure(), true);
    cookie.setSameSite(SameSite.STRICT);
    ctx.cookie(cookie);
  }
}
