/** Records as bytes: Avro single-object encoding, without a registry. */
@org.jspecify.annotations.NullMarked
package org.waymark.schemas.avro;
