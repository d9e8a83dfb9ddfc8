package org.waymark.app.cli;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.waymark.app.web.Certificate;
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

  @Option(
      names = "--tls-cert",
      paramLabel = "FILE",
      description = "The server's certificate in PEM, with those above it; it speaks TLS then.")
  private Optional<Path> tlsCert = Optional.empty();

  @Option(
      names = "--tls-key",
      paramLabel = "FILE",
      description = "The certificate's private key in PEM (PKCS #8, without a password).")
  private Optional<Path> tlsKey = Optional.empty();

  /**
   * The certificate to serve with, if one is named.
   *
   * @throws IllegalArgumentException when the files hold none, or one is missing
   */
  Optional<Certificate> certificate() {
    if (tlsCert.isPresent() != tlsKey.isPresent()) {
      throw new IllegalArgumentException("--tls-cert and --tls-key are given together");
    }
    return tlsCert.map(cert -> Certificate.read(cert, tlsKey.orElseThrow()));
  }

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
