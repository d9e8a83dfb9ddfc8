package org.waymark.app.bench;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import org.waymark.app.bench.Measure.Ceiling;
import org.waymark.app.home.Home;
import org.waymark.app.kafka.KafkaSettings;
import org.waymark.app.pipeline.Publishing;
import org.waymark.app.web.Listen;
import org.waymark.app.web.WebServer;

/**
 * The first page of a publication over HTTP, the median of many requests, beside the same kind of
 * server that has the bytes ready.
 */
final class OverviewPage {

  private static final int REQUESTS = 41;
  private static final double MEDIAN = 50;
  private static final Listen HERE =
      new Listen("127.0.0.1", 0, Optional.empty(), Listen.Rule.NEVER);

  private final HttpClient client = HttpClient.newHttpClient();

  private OverviewPage() {}

  static Measure measure(Home home) throws IOException, InterruptedException {
    new Publishing(home).publish(AuditPart.AS_OF);
    WebServer.Parts parts = new WebServer.Parts(Optional.empty(), KafkaSettings.EMBEDDED);
    try (WebServer server = WebServer.start(home, HERE, parts)) {
      return new OverviewPage().measure(URI.create(server.address() + "/"));
    }
  }

  /** Asks a server for its first page, which has to be there. */
  static void requireAnswer(String address) throws IOException, InterruptedException {
    byte[] unused = new OverviewPage().get(URI.create(address + "/"));
  }

  private Measure measure(URI page) throws IOException, InterruptedException {
    byte[] bytes = get(page);
    double rendered = median(page);
    return Measure.of(
        "overview page",
        Unit.MILLISECONDS,
        rendered,
        new Ceiling("a bare server of the same bytes", ready(bytes)));
  }

  private double ready(byte[] bytes) throws IOException, InterruptedException {
    Javalin server = Javalin.create(config -> configure(config, bytes)).start("127.0.0.1", 0);
    try {
      return median(URI.create("http://127.0.0.1:" + server.port() + "/"));
    } finally {
      server.stop();
    }
  }

  private static void configure(JavalinConfig config, byte[] bytes) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.routes.get("/", context -> context.result(bytes));
  }

  private double median(URI page) throws IOException, InterruptedException {
    double[] millis = new double[REQUESTS];
    for (int i = 0; i < REQUESTS; i++) {
      Spent.Watch watch = Spent.watch();
      byte[] unused = get(page);
      millis[i] = watch.spent().millis();
    }
    return new Percentiles(millis).at(MEDIAN);
  }

  private byte[] get(URI page) throws IOException, InterruptedException {
    HttpResponse<byte[]> answer =
        client.send(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.ofByteArray());
    if (answer.statusCode() != 200) {
      throw new IOException(page + " answers " + answer.statusCode());
    }
    return answer.body();
  }
}
