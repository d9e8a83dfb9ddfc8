package org.waymark.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.kafka.KafkaContainer;
import org.waymark.app.kafka.KafkaImage;

/** The same pipeline against a Kafka of its own, in a container: {@code --bootstrap-server}. */
@Testcontainers(disabledWithoutDocker = true)
class PipelineContainerTest {

  @Container private static final KafkaContainer KAFKA = new KafkaContainer(KafkaImage.NAME);

  @TempDir Path directory;

  @Test
  void logOneComesOutInEveryCountThroughAnExistingCluster() throws IOException {
    Cli cli = new Cli(directory.resolve("home"), "--bootstrap-server", KAFKA.getBootstrapServers());
    List<String> lines = new ArrayList<>(Reference.lines("log-1"));
    Collections.shuffle(lines, new Random(1));
    Path first = Files.write(directory.resolve("1.jsonl"), lines.subList(0, 2_000));
    Path second = Files.write(directory.resolve("2.jsonl"), lines);

    assertThat(cli.run("programs", "load", Reference.PROGRAMS.toString()).exitCode()).isZero();
    assertThat(cli.run("import", first.toString()).exitCode()).isZero();
    Cli.Result result = cli.run("import", second.toString());

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(Reference.rows(cli)).isEqualTo(Reference.expectedRows("log-1"));
    assertThat(directory.resolve("home/log")).doesNotExist();
  }
}
