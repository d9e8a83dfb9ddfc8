/**
 * Research releases: numbered folders of files about people who consented, whom nobody can tell
 * apart.
 */
@org.jspecify.annotations.NullMarked
package org.waymark.reports.release;
