/** The reports on trends, read out of a publication. */
@org.jspecify.annotations.NullMarked
package org.waymark.reports.trends.report;
