/** The twin: every number counted again, by SQL over the events alone. */
@org.jspecify.annotations.NullMarked
package org.waymark.reports.audit;
