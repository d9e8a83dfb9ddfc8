/** Rows as tables, CSV and JSON. */
@org.jspecify.annotations.NullMarked
package org.waymark.reports.format;
