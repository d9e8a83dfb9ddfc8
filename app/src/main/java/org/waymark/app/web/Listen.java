package org.waymark.app.web;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;

/**
 * Where the pages are served, and to whom.
 *
 * @param address of an interface of this machine
 * @param port 0 picks one
 * @param publicUrl the address of a proxy, by which others reach the pages; empty without one
 * @param rule who signs in
 */
public record Listen(String address, int port, Optional<URI> publicUrl, Rule rule) {

  /** Who signs in. */
  public enum Rule {
    /** Everybody, once there are tokens; nobody before, on this machine. */
    WITH_TOKENS,
    /** Nobody, on this machine. */
    NEVER
  }

  /**
   * Refuses what would open the pages to others without a sign-in.
   *
   * @throws IllegalArgumentException then, or when an address is none
   */
  public Listen {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("a port is a number from 0 to 65535: " + port);
    }
    publicUrl.ifPresent(Listen::requireWeb);
    if (rule == Rule.NEVER && (publicUrl.isPresent() || !isLoopback(address))) {
      throw new IllegalArgumentException(
          "--no-sign-in is for this machine alone: leave --listen and --public-url out");
    }
  }

  private static void requireWeb(URI url) {
    String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
    if (url.getHost() == null || !(scheme.equals("https") || scheme.equals("http"))) {
      throw new IllegalArgumentException(
          "--public-url is the address that others open, such as https://waymark.example.org: "
              + url);
    }
  }

  private static boolean isLoopback(String address) {
    try {
      return InetAddress.getByName(address).isLoopbackAddress();
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(
          "--listen names an address of this machine, such as 127.0.0.1 or 0.0.0.0: " + address, e);
    }
  }

  /** Whether only this machine reaches the pages. */
  public boolean isLocal() {
    return publicUrl.isEmpty() && isLoopback(address);
  }

  /**
   * Fails if something else listens there.
   *
   * @throws PortTakenException then
   */
  public void requireFree() {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(address, port));
    } catch (IOException e) {
      throw new PortTakenException(this, e);
    }
  }

  /** Whether browsers reach the pages by TLS. */
  boolean isSecure() {
    return publicUrl.map(url -> "https".equalsIgnoreCase(url.getScheme())).orElse(false);
  }

  /**
   * Whether a request may name this host. On a loopback address any other name was made to point
   * there, so that a foreign page can read what it should not; elsewhere a sign-in stands before
   * everything.
   */
  boolean answersTo(String host) {
    if (!isLoopback(address)) {
      return true;
    }
    String name = withoutPort(host).toLowerCase(Locale.ROOT);
    boolean own =
        name.equals("localhost")
            || name.equals("127.0.0.1")
            || name.equals("[::1]")
            || name.equals(address);
    return own || publicUrl.map(url -> name.equalsIgnoreCase(url.getHost())).orElse(false);
  }

  private static String withoutPort(String host) {
    int colon = host.lastIndexOf(':');
    return colon > host.lastIndexOf(']') ? host.substring(0, colon) : host;
  }
}
