/** What is read: sources, their kind, their lines. */
@org.jspecify.annotations.NullMarked
package org.waymark.ingest.source;
