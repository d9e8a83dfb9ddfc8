/** The programs and their time zones. */
@org.jspecify.annotations.NullMarked
package org.waymark.ingest.program;
