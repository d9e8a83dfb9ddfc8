package org.waymark.app.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.http.sse.SseClient;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps parts of pages up to date by server-sent events, for a bounded number of readers. */
final class Live implements AutoCloseable {

  static final int MOST = 100;

  private static final Logger LOG = LoggerFactory.getLogger(Live.class);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int THREADS = 4;
  private static final int SECONDS_BETWEEN_SIGNS = 15;

  private final ScheduledExecutorService threads =
      Executors.newScheduledThreadPool(
          THREADS,
          task -> {
            Thread thread = new Thread(task, "live");
            thread.setDaemon(true);
            return thread;
          });
  private final Map<SseClient, Future<?>> readers = new ConcurrentHashMap<>();

  /** A part of a page. */
  interface Part {
    /** As HTML. */
    String html();

    /** Whether it will not change any more: the page is then loaded anew. */
    boolean isDone();
  }

  /** Sends a part whenever it changes, until it is done, or the reader goes or is no longer in. */
  void follow(SseClient client, Part part, BooleanSupplier isStillIn) {
    if (readers.size() >= MOST) {
      client.sendEvent("full", "too many follow already");
      client.close();
      return;
    }
    client.keepAlive();
    Reader reader = new Reader(client, part, isStillIn);
    readers.put(client, threads.scheduleWithFixedDelay(reader::tick, 0, 1, TimeUnit.SECONDS));
    client.onClose(() -> drop(client));
  }

  private void drop(SseClient client) {
    Future<?> ticks = readers.remove(client);
    if (ticks != null) {
      ticks.cancel(false);
    }
  }

  private final class Reader {
    private final SseClient client;
    private final Part part;
    private final BooleanSupplier isStillIn;
    private String last = "";
    private int silentS;

    Reader(SseClient client, Part part, BooleanSupplier isStillIn) {
      this.client = client;
      this.part = part;
      this.isStillIn = isStillIn;
    }

    void tick() {
      try {
        send();
      } catch (JsonProcessingException | RuntimeException e) {
        LOG.warn("a part of a page could not be kept up to date", e);
        client.close();
        drop(client);
      }
    }

    private void send() throws JsonProcessingException {
      if (client.terminated() || !isStillIn.getAsBoolean()) {
        client.close();
        drop(client);
        return;
      }
      boolean done = part.isDone();
      String html = part.html();
      silentS++;
      if (done) {
        client.sendEvent("done", "1");
        client.close();
        drop(client);
      } else if (!html.equals(last)) {
        // In JSON, since the lines of an event's data end where lines of the HTML do.
        client.sendEvent("now", JSON.writeValueAsString(html));
        last = html;
        silentS = 0;
      } else if (silentS >= SECONDS_BETWEEN_SIGNS) {
        client.sendComment("still here");
        silentS = 0;
      }
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
    readers.keySet().forEach(SseClient::close);
  }
}
