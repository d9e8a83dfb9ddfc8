/** A server of PostgreSQL for tests, of this module and of the app. */
@org.jspecify.annotations.NullMarked
package org.waymark.postgres;
