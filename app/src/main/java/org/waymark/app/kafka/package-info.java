/** Kafka itself: the broker in the process, and the topics. */
@org.jspecify.annotations.NullMarked
package org.waymark.app.kafka;
