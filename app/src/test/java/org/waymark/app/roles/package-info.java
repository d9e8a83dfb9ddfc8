/** Several processes on one cluster and one lake, and what happens when some of them die. */
@org.jspecify.annotations.NullMarked
package org.waymark.app.roles;
