/**
 * Researchers' SQL over one release, from the inside of the process that is locked up: what may be
 * asked, how DuckDB is shut, and the words with the process outside. Uses nothing but DuckDB's
 * driver and Jackson, since only these are put into that process.
 */
@org.jspecify.annotations.NullMarked
package org.waymark.reports.sandbox;
