package org.waymark.streams.lake;

import org.apache.kafka.common.TopicPartition;

/**
 * The log is not the one that the lake was made from. Going on would write numbers that are neither
 * those of the one nor of the other.
 */
public final class LogChangedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private static final String WHAT_TO_DO =
      "; nothing was written. Either the log is to come back (waymark restore, into another home),"
          + " or what is there is to count: then  waymark replay  makes the tables of it, and what"
          + " is missing is imported again";

  private LogChangedException(String message) {
    super(message + WHAT_TO_DO);
  }

  static LogChangedException gone(String topic) {
    return new LogChangedException(
        "the topic %s is gone, and the lake was made from it".formatted(topic));
  }

  static LogChangedException madeAnew(String topic) {
    return new LogChangedException(
        "the topic %s was deleted and made anew since the lake was made from it".formatted(topic));
  }

  static LogChangedException cutOff(TopicPartition partition, long end, long next) {
    return new LogChangedException(
        "partition %d of %s ends at %d, and the lake holds what stood there up to %d: it was cut off"
            .formatted(partition.partition(), partition.topic(), end, next));
  }

  static LogChangedException begun(TopicPartition partition, long start, long next) {
    return new LogChangedException(
        "partition %d of %s begins at %d, and the lake has read it up to %d only: records were lost in between"
            .formatted(partition.partition(), partition.topic(), start, next));
  }

  static LogChangedException back(int partition, long committed, long cut) {
    return new LogChangedException(
        "the fold has gone back to %d in partition %d of the events, and the lake's cut is at %d: the log was cut off or its topic made anew"
            .formatted(committed, partition, cut));
  }
}
