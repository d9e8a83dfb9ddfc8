package org.waymark.app.status;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a home stands, as far as can be told at once. What is not known is null.
 *
 * @param pipeline whether one works on it
 * @param came events of the log below the newest head's cut
 * @param waiting events of the log that are not in that head yet; known while a pipeline runs
 * @param head the newest; null before the first
 * @param publication the last; null before the first
 * @param rejects lines by reason
 */
public record Glance(
    Running pipeline,
    long came,
    @Nullable Long waiting,
    Status.@Nullable Published head,
    Status.@Nullable Last publication,
    Map<String, Long> rejects) {

  /** Copies the map. */
  public Glance {
    rejects = Map.copyOf(rejects);
  }
}
