/** Starts the parts: the only place that sees them all. */
@org.jspecify.annotations.NullMarked
package org.waymark.app;
