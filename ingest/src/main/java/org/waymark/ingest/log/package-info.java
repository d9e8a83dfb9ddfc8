/** The log: the only producer of events, and the reader of settings. */
@org.jspecify.annotations.NullMarked
package org.waymark.ingest.log;
