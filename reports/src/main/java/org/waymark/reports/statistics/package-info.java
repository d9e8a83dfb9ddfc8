/** Intervals that tell the truth about small numbers: plain functions on values. */
@org.jspecify.annotations.NullMarked
package org.waymark.reports.statistics;
