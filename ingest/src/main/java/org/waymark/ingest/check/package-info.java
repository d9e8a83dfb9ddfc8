/** The checks of the edge: bytes of one line in, an event or a typed refusal out. */
@org.jspecify.annotations.NullMarked
package org.waymark.ingest.check;
