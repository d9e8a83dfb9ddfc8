package org.waymark.app.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.waymark.app.home.Home;
import org.waymark.app.kafka.KafkaSettings;

/** TLS with a certificate and a key from files, which the JDK's own tool made. */
class CertificateTlsTest {

  private static final char[] PASSWORD = "changeit".toCharArray();

  @TempDir Path directory;

  private KeyStore made(String algorithm) throws Exception {
    Path store = directory.resolve("store.p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "server",
                "-keyalg",
                algorithm,
                "-dname",
                "CN=waymark",
                "-ext",
                "san=ip:127.0.0.1",
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                new String(PASSWORD))
            .redirectErrorStream(true)
            .start();
    String words = new String(keytool.getInputStream().readAllBytes());
    assertThat(keytool.waitFor()).as(words).isZero();
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD);
    }
    pem("cert.pem", "CERTIFICATE", keys.getCertificate("server").getEncoded());
    pem("key.pem", "PRIVATE KEY", keys.getKey("server", PASSWORD).getEncoded());
    return keys;
  }

  private Path pem(String name, String kind, byte[] bytes) throws IOException {
    String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
    return Files.writeString(
        directory.resolve(name),
        "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n".formatted(kind, base64));
  }

  private static HttpClient trusting(KeyStore keys) throws Exception {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("server", keys.getCertificate("server"));
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, factory.getTrustManagers(), null);
    return HttpClient.newBuilder().sslContext(context).build();
  }

  @ParameterizedTest
  @ValueSource(strings = {"RSA", "EC"})
  void servesByTlsToWhoeverTrustsTheCertificate(String algorithm) throws Exception {
    KeyStore keys = made(algorithm);
    Home home = new Home(directory.resolve("home"));
    home.prepare();
    Certificate certificate =
        Certificate.read(directory.resolve("cert.pem"), directory.resolve("key.pem"));
    try (WebServer server =
        WebServer.start(
            home,
            new Listen("127.0.0.1", 0, Optional.empty(), Listen.Rule.WITH_TOKENS),
            new WebServer.Parts(
                Optional.empty(), KafkaSettings.EMBEDDED, Optional.of(certificate)))) {
      assertThat(server.address()).startsWith("https://127.0.0.1:").doesNotEndWith(":0");
      URI health = URI.create(server.address() + "/healthz");
      HttpResponse<String> answer =
          trusting(keys).send(HttpRequest.newBuilder(health).build(), BodyHandlers.ofString());

      assertThat(answer.body()).isEqualTo("ok\n");
      assertThatThrownBy(
              () ->
                  HttpClient.newHttpClient()
                      .send(HttpRequest.newBuilder(health).build(), BodyHandlers.ofString()))
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void whatIsNoCertificateOrKeyIsSaidWithWhatToDo() throws Exception {
    made("EC");
    Path cert = directory.resolve("cert.pem");
    Path key = directory.resolve("key.pem");
    Path old = pem("old.pem", "RSA PRIVATE KEY", new byte[] {1, 2, 3});
    Path broken = pem("broken.pem", "PRIVATE KEY", new byte[] {1, 2, 3});

    assertThatThrownBy(() -> Certificate.read(cert, old)).hasMessageContaining("openssl pkcs8");
    assertThatThrownBy(() -> Certificate.read(cert, broken)).hasMessageContaining("--tls-key");
    assertThatThrownBy(() -> Certificate.read(key, key)).hasMessageContaining("--tls-cert");
    assertThatThrownBy(() -> Certificate.read(directory.resolve("none"), key))
        .hasMessageContaining("cannot read --tls-cert");
  }
}
