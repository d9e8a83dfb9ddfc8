/**
 * What leaves the screen: the board sheet, as a page and as a PDF, every table as a file, and why a
 * number changed.
 */
@org.jspecify.annotations.NullMarked
package org.waymark.reports.pages.board;
