package org.waymark.app.web;

import io.javalin.http.Context;
import io.javalin.security.RouteRole;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.waymark.app.access.Failures;
import org.waymark.app.access.Rate;
import org.waymark.app.access.Token;
import org.waymark.app.access.Tokens;

/**
 * Lets systems in: by a token that they show with every request ({@code Authorization: Bearer}), or
 * on this machine without one where nobody signs in. A cookie opens nothing here, and a page of
 * another site is refused, so no browser can be made to send events.
 */
final class Callers {

  /** Requests a second of one sender. */
  static final int MOST_PER_SECOND = 2_000;

  private static final String CALLER = "waymark.caller";
  private static final String BEARER = "bearer ";

  private final Tokens tokens;
  private final BooleanSupplier needsToken;
  private final Failures failures = new Failures(InstantSource.system());
  private final Rate rate = new Rate(MOST_PER_SECOND, System::nanoTime);

  Callers(Tokens tokens, BooleanSupplier needsToken) {
    this.tokens = tokens;
    this.needsToken = needsToken;
  }

  /**
   * Who sends.
   *
   * @param programs that they may bring; empty means all
   */
  record Caller(String name, Set<String> programs) {}

  /** Whoever made a request that was let in. */
  static Caller of(Context ctx) {
    return Objects.requireNonNull(ctx.attribute(CALLER));
  }

  /**
   * Lets a request in.
   *
   * @throws ApiProblem when it may not come in
   */
  void meet(Context ctx, Set<RouteRole> opensTo) {
    if (Door.isFromOtherSite(ctx) || "null".equals(ctx.header("Origin"))) {
      throw new ApiProblem(403, "A page of another site sent this. Systems send no Origin.");
    }
    Caller caller =
        needsToken.getAsBoolean() ? byToken(ctx, opensTo) : new Caller(ctx.ip(), Set.of());
    if (!rate.take(caller.name())) {
      throw new ApiProblem(
              429, "At most %,d requests a second are answered.".formatted(MOST_PER_SECOND))
          .retryAfter(Duration.ofSeconds(1));
    }
    ctx.attribute(CALLER, caller);
  }

  private Caller byToken(Context ctx, Set<RouteRole> opensTo) {
    String header = Objects.requireNonNullElse(ctx.header("Authorization"), "");
    if (!header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
      throw unknown("Send a token:  Authorization: Bearer wm_...");
    }
    Optional<Token> token = tokens.use(header.substring(BEARER.length()));
    if (token.isEmpty()) {
      throw wrong(ctx.ip());
    }
    Token known = token.get();
    boolean opens =
        opensTo.stream()
            .anyMatch(each -> each instanceof Opening opening && opening.isOf(known.role()));
    if (!opens) {
      throw new ApiProblem(403, "The token's role, " + known.role() + ", does not open this.");
    }
    return new Caller("token " + known.name(), known.programs());
  }

  private ApiProblem wrong(String address) {
    if (failures.isBlocked(address)) {
      return new ApiProblem(429, "Too many unknown tokens came from this address.")
          .retryAfter(Duration.ofMinutes(1));
    }
    failures.add(address);
    return unknown("This token is not known. It may have been revoked, or part of it is missing.");
  }

  private static ApiProblem unknown(String words) {
    return new ApiProblem(401, words).header("WWW-Authenticate", "Bearer");
  }
}
