package org.waymark.streams.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.metrics.KafkaMetric;
import org.apache.kafka.common.metrics.MetricsReporter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.waymark.schemas.lake.Lake;

/** What becomes of a writer that cannot go on. */
class LakeWriterTest {

  @Test
  @Timeout(60)
  void anErrorInItsThreadIsItsFailure(@TempDir Path directory) throws InterruptedException {
    Map<String, Object> client =
        Map.of("bootstrap.servers", "127.0.0.1:1", "metric.reporters", Incomplete.class.getName());
    try (Lake lake = Lake.open(directory);
        LakeWriter writer = LakeWriter.start(lake, client)) {
      while (writer.failure().isEmpty()) {
        Thread.sleep(10);
      }
      assertThat(writer.failure()).get().isInstanceOf(NoClassDefFoundError.class);
    }
  }

  /** A plug-in of Kafka's client that was installed without a jar that it needs. */
  public static final class Incomplete implements MetricsReporter {

    @Override
    public void metricChange(KafkaMetric metric) {
      if (Thread.currentThread().getName().equals("lake-writer")) {
        throw new NoClassDefFoundError("org/example/Missing");
      }
    }

    @Override
    public void init(List<KafkaMetric> metrics) {}

    @Override
    public void metricRemoval(KafkaMetric metric) {}

    @Override
    public void configure(Map<String, ?> configs) {}

    @Override
    public void close() {}
  }
}
