/** The fold as a Kafka Streams topology: events in, facts and sums out. */
@org.jspecify.annotations.NullMarked
package org.waymark.streams.topology;
