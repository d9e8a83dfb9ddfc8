/** A series against its own past, and programs beside each other: plain functions on values. */
@org.jspecify.annotations.NullMarked
package org.waymark.reports.statistics.chart;
