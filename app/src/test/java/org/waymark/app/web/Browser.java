package org.waymark.app.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Opens pages and sends forms, as a browser does without script. */
public final class Browser {

  private static final Pattern CSRF = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"");
  private static final String BOUNDARY = "a-boundary-that-no-file-has";

  private final String address;
  private final HttpClient client =
      HttpClient.newBuilder()
          .cookieHandler(new CookieManager())
          .followRedirects(HttpClient.Redirect.NORMAL)
          .build();

  /** Opens pages of a server. */
  public Browser(String address) {
    this.address = address;
  }

  public HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send(request(path).build());
  }

  /** Sends a form with what the page that holds it wants sent back. */
  public HttpResponse<String> post(String page, String path, Map<String, String> fields)
      throws IOException, InterruptedException {
    return postAs(csrf(get(page).body()), path, fields);
  }

  HttpResponse<String> postAs(String csrf, String path, Map<String, String> fields)
      throws IOException, InterruptedException {
    String body =
        fields.entrySet().stream()
            .map(field -> field.getKey() + "=" + encode(field.getValue()))
            .collect(Collectors.joining("&", "csrf=" + encode(csrf) + "&", ""));
    return send(
        request(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body))
            .build());
  }

  HttpResponse<String> upload(String name, String content)
      throws IOException, InterruptedException {
    return upload(List.of(new Sent("file", name, content.getBytes(UTF_8))));
  }

  /**
   * A part of a form.
   *
   * @param field its name
   * @param file the name of the file that it is; empty for a value
   * @param content of either
   */
  public record Sent(String field, String file, byte[] content) {}

  /**
   * Brings files, and what is said of them once they were tried, which takes a busy machine longer.
   */
  public HttpResponse<String> upload(List<Sent> parts) throws IOException, InterruptedException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    write(new Sent("csrf", "", csrf(get("/upload").body()).getBytes(UTF_8)), body);
    for (Sent part : parts) {
      write(part, body);
    }
    body.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(UTF_8));
    HttpResponse<String> page =
        send(
            request("/upload")
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(BodyPublishers.ofByteArray(body.toByteArray()))
                .build());
    long deadline = System.nanoTime() + Duration.ofMinutes(2).toNanos();
    while (page.body().contains("The file is being tried") && System.nanoTime() < deadline) {
      Thread.sleep(200);
      page = get(page.uri().getPath());
    }
    return page;
  }

  HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
    return client.send(request, BodyHandlers.ofString());
  }

  HttpRequest.Builder request(String path) {
    // As browsers say it of a page whose policy is no-referrer.
    return HttpRequest.newBuilder(URI.create(address + path))
        .setHeader("Origin", "null")
        .setHeader("Sec-Fetch-Site", "same-origin");
  }

  static String csrf(String page) {
    Matcher found = CSRF.matcher(page);
    return found.find() ? found.group(1) : "none";
  }

  private static void write(Sent part, ByteArrayOutputStream body) {
    String file = part.file().isEmpty() ? "" : "; filename=\"" + part.file() + "\"";
    body.writeBytes(
        "--%s\r\nContent-Disposition: form-data; name=\"%s\"%s\r\n\r\n"
            .formatted(BOUNDARY, part.field(), file)
            .getBytes(UTF_8));
    body.writeBytes(part.content());
    body.writeBytes("\r\n".getBytes(UTF_8));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
