/** Where a process may die: the steps of works that must survive it. */
@org.jspecify.annotations.NullMarked
package org.waymark.schemas.step;
