/**
 * How well a table hides the people in it, and what hiding costs: plain functions on values, which
 * know no file, clock or database.
 */
@org.jspecify.annotations.NullMarked
package org.waymark.reports.privacy;
