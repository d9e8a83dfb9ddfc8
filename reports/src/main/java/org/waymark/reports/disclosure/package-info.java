/** The one place that hides small cells, and the only way out for a number. */
@org.jspecify.annotations.NullMarked
package org.waymark.reports.disclosure;
