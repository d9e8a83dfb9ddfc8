/** Serves the pages: over HTTP, to whoever may look. */
@org.jspecify.annotations.NullMarked
package org.waymark.app.web;
