/** The tables of the lake and the cuts in which they are read. */
@org.jspecify.annotations.NullMarked
package org.waymark.schemas.lake;
