/** Copies of a home, and homes made of them. */
@org.jspecify.annotations.NullMarked
package org.waymark.app.backup;
