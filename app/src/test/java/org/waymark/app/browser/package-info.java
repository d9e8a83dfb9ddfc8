/** The pages as people see them: a real Chromium against the program as it runs. */
@org.jspecify.annotations.NullMarked
package org.waymark.app.browser;
