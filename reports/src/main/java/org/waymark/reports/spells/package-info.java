/** The indicators of what lasts: goals, episodes, limits, and scores over time. */
@org.jspecify.annotations.NullMarked
package org.waymark.reports.spells;
