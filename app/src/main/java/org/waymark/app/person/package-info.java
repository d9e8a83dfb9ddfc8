/** What is done for one person on request: two keys become one, all that is held is given out. */
@org.jspecify.annotations.NullMarked
package org.waymark.app.person;
