/** Publications: numbered sets of files that never change, which everybody but engineers reads. */
@org.jspecify.annotations.NullMarked
package org.waymark.reports.publication;
