/**
 * Noise for tables of many people, and the account of how much may be told: exact discrete Laplace
 * noise by integers alone, and a ledger that is a fold over its events. Pure but for the source of
 * random bits, which is given.
 */
@org.jspecify.annotations.NullMarked
package org.waymark.reports.noise;
