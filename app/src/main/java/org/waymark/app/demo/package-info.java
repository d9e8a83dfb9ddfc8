/** A made-up log, to look at the product without the data of anybody. */
@org.jspecify.annotations.NullMarked
package org.waymark.app.demo;
