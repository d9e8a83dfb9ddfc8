/** The topics as typed values: name, keys, values, settings. */
@org.jspecify.annotations.NullMarked
package org.waymark.schemas.topic;
