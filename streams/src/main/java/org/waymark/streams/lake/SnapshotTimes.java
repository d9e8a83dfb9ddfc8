package org.waymark.streams.lake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.iceberg.HasTableOperations;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.TableMetadataParser;
import org.apache.iceberg.TableOperations;
import org.apache.iceberg.exceptions.CommitFailedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The times in a table's metadata. Iceberg takes no commit that is more than a minute older than
 * the one before, so a clock that was ahead once would close the table until that time has come.
 * What lies ahead of this machine's clock is therefore brought back to now before a commit. No
 * number depends on these times: they say only how soon a snapshot may go.
 */
final class SnapshotTimes {

  private static final Logger LOG = LoggerFactory.getLogger(SnapshotTimes.class);

  /** Half of what Iceberg bears, so that a commit that is retried does not meet its limit. */
  private static final Duration BORNE = Duration.ofSeconds(30);

  private static final List<String> TIMES = List.of("timestamp-ms", "last-updated-ms");
  private static final ObjectMapper JSON = new ObjectMapper();

  private SnapshotTimes() {}

  /** Brings the times of a table back that lie ahead, in a commit that changes nothing else. */
  static void bringBack(Table table) {
    TableOperations operations = ((HasTableOperations) table).operations();
    while (liesAhead(operations.current())) {
      TableMetadata found = operations.current();
      LOG.warn(
          "the newest commit of {} is of {}, ahead of this machine's clock: taken for one of now",
          table.name(),
          Instant.ofEpochMilli(found.lastUpdatedMillis()));
      try {
        operations.commit(found, at(found, System.currentTimeMillis()));
      } catch (CommitFailedException e) {
        operations.refresh(); // somebody else was first, and may have done it
      }
    }
  }

  private static boolean liesAhead(TableMetadata metadata) {
    return metadata.lastUpdatedMillis() > System.currentTimeMillis() + BORNE.toMillis();
  }

  /** The same metadata with no time after a moment. */
  private static TableMetadata at(TableMetadata metadata, long latest) {
    try {
      JsonNode json = JSON.readTree(TableMetadataParser.toJson(metadata));
      cap(json, latest);
      return TableMetadataParser.fromJson(JSON.writeValueAsString(json));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Iceberg wrote metadata that is no JSON", e);
    }
  }

  private static void cap(JsonNode node, long latest) {
    if (node instanceof ObjectNode object) {
      TIMES.stream()
          .filter(time -> object.path(time).asLong() > latest)
          .forEach(time -> object.put(time, latest));
    }
    node.forEach(child -> cap(child, latest));
  }
}
