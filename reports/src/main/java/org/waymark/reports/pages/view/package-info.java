/**
 * The pages of numbers: where every indicator stands, one against its own past, the reports, and
 * programs side by side. Each number is one that the command line prints.
 */
@org.jspecify.annotations.NullMarked
package org.waymark.reports.pages.view;
