/** The parts, started and stopped together. */
@org.jspecify.annotations.NullMarked
package org.waymark.app.pipeline;
