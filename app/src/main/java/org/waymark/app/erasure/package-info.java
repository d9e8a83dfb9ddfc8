/** Erasing a person everywhere: the order's way from the vault through the log to the last file. */
@org.jspecify.annotations.NullMarked
package org.waymark.app.erasure;
