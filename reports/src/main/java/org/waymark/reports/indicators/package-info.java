/** The indicators of a cut, as rows and in words. */
@org.jspecify.annotations.NullMarked
package org.waymark.reports.indicators;
