package org.waymark.app.web;

import io.javalin.http.Context;
import java.util.Arrays;
import org.waymark.reports.pages.Answer;
import org.waymark.reports.pages.Assets;

/** {@code /assets/…}: files that never change while the server runs. */
final class AssetFiles {

  private AssetFiles() {}

  static void send(Context ctx) {
    Answer file =
        Assets.of(ctx.pathParam("name"))
            .orElseThrow(() -> new Refusal(404, "web.404.title", "web.404.words"));
    String tag = "\"%08x-%x\"".formatted(Arrays.hashCode(file.body()), file.body().length);
    // Asked for each time, so that a newer Waymark has its own; an answer without a body is cheap.
    ctx.header("Cache-Control", "no-cache").header("ETag", tag);
    if (tag.equals(ctx.header("If-None-Match"))) {
      ctx.status(304);
      return;
    }
    new Visit(ctx).send(file);
  }
}
