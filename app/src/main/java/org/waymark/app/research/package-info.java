/** Researchers' SQL, from the outside: locks a process up, asks it, ends it, and notes it down. */
@org.jspecify.annotations.NullMarked
package org.waymark.app.research;
