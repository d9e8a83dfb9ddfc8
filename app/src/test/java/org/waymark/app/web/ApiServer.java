package org.waymark.app.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.waymark.app.home.Home;
import org.waymark.app.kafka.KafkaSettings;
import org.waymark.app.pipeline.Pipeline;
import org.waymark.app.upload.Intake;
import org.waymark.ingest.log.EventLog;
import org.waymark.reports.format.OutputFormat;
import org.waymark.reports.lake.Cut;
import org.waymark.schemas.lake.Lake;
import org.waymark.schemas.setting.Program;

/** A server with a real broker, fold and lake behind it, and a client that sends. */
final class ApiServer implements AutoCloseable {

  static final JsonMapper JSON = new JsonMapper();

  private final HttpClient client = HttpClient.newHttpClient();
  private final Home home;
  private final Pipeline pipeline;
  private final WebServer server;

  private ApiServer(Home home, Pipeline pipeline, WebServer server) {
    this.home = home;
    this.pipeline = pipeline;
    this.server = server;
  }

  /** Starts on a fresh home, with the programs harbor and meadow. */
  static ApiServer start(Path directory) {
    Home home = new Home(directory);
    Pipeline pipeline = Pipeline.start(home, KafkaSettings.EMBEDDED);
    try (EventLog log = new EventLog(pipeline.client())) {
      log.putProgram(program("harbor"));
      log.putProgram(program("meadow"));
      log.flush();
    }
    WebServer server =
        WebServer.start(
            home,
            new Listen("127.0.0.1", 0, Optional.empty(), Listen.Rule.WITH_TOKENS),
            new WebServer.Parts(Optional.of(new Intake(home, pipeline)), KafkaSettings.EMBEDDED));
    return new ApiServer(home, pipeline, server);
  }

  static Program program(String id) {
    return new Program(id, id, "peer_center", "west", "America/Phoenix");
  }

  Home home() {
    return home;
  }

  String address() {
    return server.address();
  }

  Pipeline pipeline() {
    return pipeline;
  }

  HttpRequest.Builder to(String path, String type, String body) {
    return HttpRequest.newBuilder(URI.create(address() + path))
        .header("Content-Type", type)
        .POST(BodyPublishers.ofString(body));
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return client.send(request.build(), BodyHandlers.ofString());
  }

  HttpResponse<String> post(String type, String body) throws IOException, InterruptedException {
    return send(to("/v1/events", type, body));
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(URI.create(address() + path)));
  }

  static JsonNode json(HttpResponse<String> answer) throws IOException {
    return JSON.readTree(answer.body());
  }

  /** Rows of SQL over the lake, once all that the log has is in it. */
  List<String> rows(String sql) throws IOException, InterruptedException {
    pipeline.awaitLake(home, missing -> {});
    StringWriter out = new StringWriter();
    try (Lake lake = Lake.open(home.lake());
        Cut cut = Cut.open(lake)) {
      cut.query(sql, OutputFormat.CSV.writer(out));
    }
    return out.toString().lines().skip(1).toList();
  }

  @Override
  public void close() {
    server.close();
    pipeline.close();
  }
}
