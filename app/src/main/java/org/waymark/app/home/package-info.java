/** The directory that holds everything, and who is using it. */
@org.jspecify.annotations.NullMarked
package org.waymark.app.home;
