/** The counts of a month, of one person or of one program. */
@org.jspecify.annotations.NullMarked
package org.waymark.schemas.fact;
