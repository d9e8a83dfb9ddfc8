/**
 * FHIR R4 as programs export it, resource by resource, and what each says in our events. Small
 * values over Jackson's stream; names and texts are never read.
 */
@org.jspecify.annotations.NullMarked
package org.waymark.ingest.fhir;
