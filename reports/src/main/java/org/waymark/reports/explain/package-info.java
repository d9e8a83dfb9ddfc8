/** Why a published number changed: the change between two publications, split by its causes. */
@org.jspecify.annotations.NullMarked
package org.waymark.reports.explain;
