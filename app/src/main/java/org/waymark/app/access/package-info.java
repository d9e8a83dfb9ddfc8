/** Who may look at the pages: tokens, sessions, and the log of who looked at what. */
@org.jspecify.annotations.NullMarked
package org.waymark.app.access;
