package org.waymark.app.cli;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.waymark.app.kafka.KafkaSettings;
import picocli.CommandLine.Option;

/** How to reach an existing Kafka cluster, named as Kafka's own tools name it. */
final class KafkaOptions {

  @Option(
      names = "--bootstrap-server",
      paramLabel = "HOST:PORT",
      description = "An existing Kafka cluster. Without it the broker in this process is used.")
  private @Nullable String bootstrapServer;

  @Option(
      names = "--command-config",
      paramLabel = "FILE",
      description = "Properties of Kafka clients, such as those of TLS and SASL.")
  private @Nullable Path commandConfig;

  @Option(
      names = "--command-property",
      paramLabel = "KEY=VALUE",
      description = "One such property; it beats the file.")
  private Map<String, String> commandProperties = new LinkedHashMap<>();

  KafkaSettings settings() {
    if (bootstrapServer == null && (commandConfig != null || !commandProperties.isEmpty())) {
      throw new CommandException(
          "--command-config and --command-property say how to reach an existing cluster:"
              + " name it with --bootstrap-server");
    }
    Map<String, String> properties = new HashMap<>(file());
    properties.putAll(commandProperties);
    return new KafkaSettings(Optional.ofNullable(bootstrapServer), properties);
  }

  /**
   * For what needs a cluster that is there.
   *
   * @throws CommandException when none is named
   */
  KafkaSettings cluster() {
    KafkaSettings settings = settings();
    if (settings.bootstrapServer().isEmpty()) {
      throw new CommandException(
          "which cluster? Name it with  --bootstrap-server HOST:PORT ; with everything in one"
              + " process  waymark up  needs none");
    }
    return settings;
  }

  private Map<String, String> file() {
    Map<String, String> read = new HashMap<>();
    if (commandConfig == null) {
      return read;
    }
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(commandConfig)) {
      properties.load(reader);
    } catch (IOException e) {
      throw new CommandException(
          "cannot read --command-config " + commandConfig + ": " + Reason.of(e), e);
    }
    properties.forEach((key, value) -> read.put(key.toString(), value.toString()));
    return read;
  }
}
