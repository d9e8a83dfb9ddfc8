package org.waymark.app.kafka;

import org.testcontainers.utility.DockerImageName;

/** The image of Kafka that tests in containers run: the public one, or one that was made here. */
public final class KafkaImage {

  /** Its name: the environment's {@code WAYMARK_KAFKA_IMAGE}, or what the build says. */
  public static final DockerImageName NAME =
      DockerImageName.parse(
              System.getenv()
                  .getOrDefault(
                      "WAYMARK_KAFKA_IMAGE", System.getProperty("kafka.image", "apache/kafka")))
          .asCompatibleSubstituteFor("apache/kafka");

  private KafkaImage() {}
}
