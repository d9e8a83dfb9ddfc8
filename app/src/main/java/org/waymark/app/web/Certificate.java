package org.waymark.app.web;

import io.javalin.config.JavalinConfig;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** The certificate and private key with which the server speaks TLS, from files in PEM. */
public final class Certificate {

  private static final Pattern KEY =
      Pattern.compile("-----BEGIN PRIVATE KEY-----([^-]+)-----END PRIVATE KEY-----");

  private final KeyStore keys;

  private Certificate(KeyStore keys) {
    this.keys = keys;
  }

  /**
   * Reads the files.
   *
   * @throws IllegalArgumentException when they cannot be read, or do not hold what they should
   */
  public static Certificate read(Path certificate, Path privateKey) {
    try {
      KeyStore keys = KeyStore.getInstance("PKCS12");
      keys.load(null, new char[0]);
      keys.setKeyEntry("server", key(privateKey), new char[0], chain(certificate));
      return new Certificate(keys);
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalArgumentException("the certificate and its key cannot be used", e);
    }
  }

  private static java.security.cert.Certificate[] chain(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      var chain = CertificateFactory.getInstance("X.509").generateCertificates(in);
      if (!chain.isEmpty()) {
        return chain.toArray(java.security.cert.Certificate[]::new);
      }
    } catch (IOException e) {
      throw new IllegalArgumentException("cannot read --tls-cert " + file, e);
    } catch (CertificateException e) {
      throw new IllegalArgumentException("--tls-cert holds no certificate in PEM: " + file, e);
    }
    throw new IllegalArgumentException("--tls-cert holds no certificate in PEM: " + file);
  }

  private static PrivateKey key(Path file) {
    Matcher pem;
    try {
      pem = KEY.matcher(Files.readString(file, StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      throw new IllegalArgumentException("cannot read --tls-key " + file, e);
    }
    if (!pem.find()) {
      throw noKey(file);
    }
    try {
      byte[] bytes = Base64.getMimeDecoder().decode(pem.group(1));
      return key(new PKCS8EncodedKeySpec(bytes), file);
    } catch (IllegalArgumentException e) {
      throw noKey(file);
    }
  }

  private static PrivateKey key(PKCS8EncodedKeySpec bytes, Path file) {
    for (String kind : List.of("RSA", "EC", "EdDSA")) {
      try {
        return KeyFactory.getInstance(kind).generatePrivate(bytes);
      } catch (GeneralSecurityException e) {
        continue; // a key of another kind
      }
    }
    throw noKey(file);
  }

  private static IllegalArgumentException noKey(Path file) {
    return new IllegalArgumentException(
        "--tls-key holds no private key in PEM as PKCS #8 without a password: "
            + file
            + "; one of another form becomes one by  openssl pkcs8 -topk8 -nocrypt -in FILE");
  }

  /** Has the server listen by TLS, and by nothing else. */
  void use(JavalinConfig config, Listen listen) {
    config.jetty.addConnector(
        (server, http) -> {
          ServerConnector connector = connector(server, new HttpConfiguration(http));
          connector.setHost(listen.address());
          connector.setPort(listen.port());
          return connector;
        });
  }

  private ServerConnector connector(Server server, HttpConfiguration http) {
    SecureRequestCustomizer secure = new SecureRequestCustomizer();
    secure.setSniHostCheck(false); // whoever calls it by its address is no stranger
    http.addCustomizer(secure);
    SslContextFactory.Server tls = new SslContextFactory.Server();
    tls.setKeyStore(keys);
    tls.setKeyStorePassword("");
    return new ServerConnector(
        server, new SslConnectionFactory(tls, "http/1.1"), new HttpConnectionFactory(http));
  }
}
