/** The server under load, while its broker comes and goes. */
@org.jspecify.annotations.NullMarked
package org.waymark.app.load;
