/** Whether the audit and the tests would notice: single-line faults, one at a time. */
@org.jspecify.annotations.NullMarked
package org.waymark.app.teeth;
