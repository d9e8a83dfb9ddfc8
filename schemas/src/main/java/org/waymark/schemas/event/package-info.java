/** The events: what happened once, to one person, in one program; with their names in the log. */
@org.jspecify.annotations.NullMarked
package org.waymark.schemas.event;
