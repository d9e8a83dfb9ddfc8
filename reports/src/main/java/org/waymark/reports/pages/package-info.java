/**
 * The pages: what is published, as HTML that is made here and needs no script, no outside file and
 * no SQL of its own. Whoever serves them decides who may look.
 */
@org.jspecify.annotations.NullMarked
package org.waymark.reports.pages;
