/** How fast it is: every figure beside the best that the same machine does in the same run. */
@org.jspecify.annotations.NullMarked
package org.waymark.app.bench;
