/** Every table of a publication as a file to keep: the rows that the command line prints. */
@org.jspecify.annotations.NullMarked
package org.waymark.reports.export;
