/** Every reader against any bytes. */
@org.jspecify.annotations.NullMarked
package org.waymark.ingest.fuzz;
