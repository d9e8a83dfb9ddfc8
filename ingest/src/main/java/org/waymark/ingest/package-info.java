/** In: the run of one import, from sources to the log. */
@org.jspecify.annotations.NullMarked
package org.waymark.ingest;
