/**
 * Events that systems send one request at a time: what is taken, what is not, and how much at once.
 */
@org.jspecify.annotations.NullMarked
package org.waymark.ingest.sending;
