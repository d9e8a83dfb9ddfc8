/** Tables as files hold them: CSV and Excel, cell by cell, with their place. Knows no event. */
@org.jspecify.annotations.NullMarked
package org.waymark.ingest.table;
