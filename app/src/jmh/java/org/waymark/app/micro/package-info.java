/** What the micro-benchmarks share. Each stands in the package of what it measures. */
@org.jspecify.annotations.NullMarked
package org.waymark.app.micro;
