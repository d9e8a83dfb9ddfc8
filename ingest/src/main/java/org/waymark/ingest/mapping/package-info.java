/** From the rows of a table to events: which column is what, as templates and mappings say. */
@org.jspecify.annotations.NullMarked
package org.waymark.ingest.mapping;
