/** Published cells as series against their own past: what a manager reads of a trend. */
@org.jspecify.annotations.NullMarked
package org.waymark.reports.trends;
