package org.waymark.app.cli;

import java.net.URI;
import java.util.Optional;
import org.waymark.app.web.Listen;
import picocli.CommandLine.Option;

/** Where the pages are served, and to whom. */
final class WebOptions {

  @Option(
      names = "--port",
      paramLabel = "P",
      defaultValue = "8080",
      description = "Where the pages are served; 0 picks a free port (default: ${DEFAULT-VALUE}).")
  private int port = 8080;

  @Option(
      names = "--listen",
      paramLabel = "ADDRESS",
      defaultValue = "127.0.0.1",
      description = "Of this machine; any but 127.0.0.1 needs tokens (default: ${DEFAULT-VALUE}).")
  private String listen = "127.0.0.1";

  @Option(
      names = "--public-url",
      paramLabel = "URL",
      description =
          "The address of a proxy in front, by which others open the pages; needs tokens.")
  private Optional<URI> publicUrl = Optional.empty();

  @Option(
      names = "--no-sign-in",
      description = "On this machine nobody signs in, though there are tokens.")
  private boolean noSignIn;

  /**
   * As told.
   *
   * @throws IllegalArgumentException when it would open the pages to others without a sign-in
   */
  Listen listen() {
    Listen.Rule rule = noSignIn ? Listen.Rule.NEVER : Listen.Rule.WITH_TOKENS;
    return new Listen(listen, port, publicUrl, rule);
  }
}
