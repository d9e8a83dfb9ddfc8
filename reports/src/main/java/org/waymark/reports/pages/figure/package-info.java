/**
 * Drawings as SVG, made on the server: the same on screen, on paper and in a file. No style, no
 * script, nothing from elsewhere; the same numbers give the same bytes.
 */
@org.jspecify.annotations.NullMarked
package org.waymark.reports.pages.figure;
