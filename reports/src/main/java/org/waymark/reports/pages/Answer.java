package org.waymark.reports.pages;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What is answered.
 *
 * @param status of HTTP
 * @param type of the body, as HTTP spells it
 * @param file under which name a browser saves it; empty for what it shows
 */
public record Answer(int status, String type, byte[] body, Optional<String> file) {

  private static final String HTML = "text/html; charset=utf-8";

  /** A page. */
  public static Answer page(String html) {
    return page(200, html);
  }

  /** A page that says something other than what was asked for. */
  public static Answer page(int status, String html) {
    return new Answer(status, HTML, html.getBytes(StandardCharsets.UTF_8), Optional.empty());
  }

  /** A file to keep. */
  public static Answer file(String name, String type, byte[] body) {
    return new Answer(200, type, body, Optional.of(name));
  }
}
