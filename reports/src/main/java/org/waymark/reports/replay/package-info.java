/** What a second folding of the log came to, beside the first. */
@org.jspecify.annotations.NullMarked
package org.waymark.reports.replay;
