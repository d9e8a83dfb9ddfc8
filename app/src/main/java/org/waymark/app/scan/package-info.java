/** Looks for texts in every byte under a directory, with what its files pack unpacked. */
@org.jspecify.annotations.NullMarked
package org.waymark.app.scan;
