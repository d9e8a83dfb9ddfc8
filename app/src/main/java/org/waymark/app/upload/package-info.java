/** Files that are sent to the pages: kept for a while, tried, imported and published. */
@org.jspecify.annotations.NullMarked
package org.waymark.app.upload;
