package org.waymark.app;

import java.nio.charset.StandardCharsets;

/**
 * One line and what has to become of it.
 *
 * @param name for the reader of a failure
 * @param bytes without the end of the line
 * @param expected reason and field, or {@link #ACCEPTED}
 */
record HostileLine(String name, byte[] bytes, String expected) {

  static final String ACCEPTED = "accepted";

  static HostileLine of(String name, String text, String expected) {
    return new HostileLine(name, text.getBytes(StandardCharsets.UTF_8), expected);
  }

  boolean isAccepted() {
    return expected.equals(ACCEPTED);
  }

  @Override
  public String toString() {
    return name;
  }
}
