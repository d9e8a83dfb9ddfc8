package org.waymark.app.web;

import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.waymark.ingest.sending.BusyException;
import org.waymark.ingest.sending.Passage;

/** Reads the bodies of requests, never more of one than is allowed. */
final class Bodies {

  /** The longest body. */
  static final int MOST_BYTES = 8 << 20;

  private static final int CHUNK = 16 << 10;

  private Bodies() {}

  /**
   * The body of a request, for which room is taken as it comes.
   *
   * @throws ApiProblem when it is too long, or breaks off
   * @throws BusyException when there is no room
   */
  static byte[] read(Context ctx, Passage passage) throws BusyException {
    requirePlain(ctx);
    if (ctx.req().getContentLengthLong() > MOST_BYTES) {
      throw tooLong(ctx);
    }
    ByteArrayOutputStream body = new ByteArrayOutputStream(CHUNK);
    byte[] chunk = new byte[CHUNK];
    try {
      InputStream in = ctx.req().getInputStream();
      for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
        passage.hold(read);
        body.write(chunk, 0, read);
        if (body.size() > MOST_BYTES) {
          throw tooLong(ctx);
        }
      }
    } catch (IOException e) {
      throw new ApiProblem(400, "The body broke off. Nothing was taken.");
    }
    return body.toByteArray();
  }

  private static void requirePlain(Context ctx) {
    String encoding = ctx.header("Content-Encoding");
    if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
      throw new ApiProblem(415, "Send the body as it is, without Content-Encoding.");
    }
  }

  private static ApiProblem tooLong(Context ctx) {
    finish(ctx);
    return new ApiProblem(
        413, "A body is %d MiB at most. Send the events in parts.".formatted(MOST_BYTES >> 20));
  }

  /** Reads what is left of a body that is refused, within reason, so that its sender hears why. */
  static void finish(Context ctx) {
    if (ctx.req().getContentLengthLong() > 4L * MOST_BYTES) {
      return;
    }
    try {
      InputStream in = ctx.req().getInputStream();
      long left = 4L * MOST_BYTES;
      byte[] chunk = new byte[CHUNK];
      for (int read = in.read(chunk); read >= 0 && left > 0; read = in.read(chunk)) {
        left -= read;
      }
    } catch (IOException e) {
      return; // whoever sent it has gone
    }
  }
}
