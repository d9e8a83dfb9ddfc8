/**
 * The fold: a person's events in, counts by program and month out. Pure functions on values; no
 * Kafka, no clock, no file.
 */
@org.jspecify.annotations.NullMarked
package org.waymark.streams.fold;
