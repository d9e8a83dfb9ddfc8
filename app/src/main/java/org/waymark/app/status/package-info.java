/** How a home stands: what {@code waymark status} says. */
@org.jspecify.annotations.NullMarked
package org.waymark.app.status;
