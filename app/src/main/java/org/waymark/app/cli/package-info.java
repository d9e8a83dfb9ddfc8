/** The command line. */
@org.jspecify.annotations.NullMarked
package org.waymark.app.cli;
