/** What is measured, in words: the indicators and the instruments. */
@org.jspecify.annotations.NullMarked
package org.waymark.schemas.catalogue;
