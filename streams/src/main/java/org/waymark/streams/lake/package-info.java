/** The writer of the lake: topics in, tables and heads out, exactly once. */
@org.jspecify.annotations.NullMarked
package org.waymark.streams.lake;
