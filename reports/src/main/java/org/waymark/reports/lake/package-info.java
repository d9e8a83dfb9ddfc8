/** One cut of the lake as views of DuckDB, and the door for read-only SQL. */
@org.jspecify.annotations.NullMarked
package org.waymark.reports.lake;
