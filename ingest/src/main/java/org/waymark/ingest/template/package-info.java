/** What people fill in: the workbook, the paper form, the headers of tables. */
@org.jspecify.annotations.NullMarked
package org.waymark.ingest.template;
