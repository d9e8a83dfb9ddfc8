package org.waymark.app.roles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.waymark.app.Cli;
import org.waymark.app.Reference;
import org.waymark.postgres.PostgresServer;
import org.waymark.schemas.lake.CatalogAddress;
import org.waymark.schemas.lake.Lake;

/** The lake with its catalog on a server that this test starts; skipped where there is none. */
@TestMethodOrder(OrderAnnotation.class)
class LakeOnPostgresTest {

  @TempDir static Path directory;
  private static PostgresServer server = PostgresServer.NONE;
  private static Cli cli = new Cli(Path.of("unset"));

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    server = PostgresServer.start();
    server.create("waymark");
    cli = new Cli(directory.resolve("home"));
  }

  @AfterAll
  static void stop() throws IOException, InterruptedException {
    server.stop();
  }

  private static Cli.Result run(String... arguments) {
    String[] all = new String[arguments.length + 2];
    System.arraycopy(arguments, 0, all, 0, arguments.length);
    all[arguments.length] = "--lake";
    all[arguments.length + 1] = directory.resolve("lake").toString();
    return cli.run(all);
  }

  @Test
  @Order(1)
  void logOneComesOutInEveryCountAndIsAudited() throws IOException {
    String catalog = server.url("waymark");
    Path lines = Files.write(directory.resolve("1.jsonl"), Reference.lines("log-1"));
    Cli.Result loaded =
        run("programs", "load", Reference.PROGRAMS.toString(), "--catalog", catalog);
    assertThat(loaded.exitCode()).as(loaded.err()).isZero();

    Cli.Result imported = run("import", lines.toString());

    assertThat(imported.exitCode()).as(imported.err()).isZero();
    String rows =
        run("sql", "select * from participant_months order by all", "--format", "csv").out();
    assertThat(Reference.rows(rows)).isEqualTo(Reference.expectedRows("log-1"));
    Cli.Result audit = run("audit");
    assertThat(audit.exitCode()).as(audit.out()).isZero();
    assertThat(directory.resolve("lake/catalog.db")).doesNotExist();
    assertThat(directory.resolve("lake/published/latest")).exists();
    assertThat(directory.resolve("home/lake")).doesNotExist();
  }

  @Test
  @Order(2)
  void aSecondLakeIsNotTakenForTheFirst() {
    Path other = directory.resolve("other");
    CatalogAddress.of(server.url("waymark")).claim(other);

    assertThatThrownBy(() -> Lake.open(other))
        .hasMessageContaining("a second lake needs a database of its own");
  }

  @Test
  @Order(3)
  void saysInOneLineThatTheCatalogDoesNotAnswer() throws IOException, InterruptedException {
    server.stop();
    server = PostgresServer.NONE;

    Cli.Result status = run("status");

    assertThat(status.exitCode()).isEqualTo(1);
    assertThat(status.err())
        .matches("waymark: the lake's catalog at jdbc:postgresql:\\S+ cannot be used .*\\n");
  }
}
