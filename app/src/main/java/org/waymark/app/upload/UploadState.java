package org.waymark.app.upload;

import java.util.List;
import org.waymark.app.pipeline.Importing.Outcome;
import org.waymark.ingest.TrialResult;

/** How far an upload is. */
public sealed interface UploadState {

  /** Whether it goes on by itself. */
  default boolean isWorking() {
    return false;
  }

  /** Goes on by itself. */
  sealed interface Working extends UploadState {
    @Override
    default boolean isWorking() {
      return true;
    }
  }

  /** Is being tried, or waits for that. */
  record Trying() implements Working {}

  /** Was tried: what an import would do. */
  record Tried(TrialResult result) implements UploadState {}

  /**
   * Is nothing that can be read.
   *
   * @param problems for a person
   */
  record Unreadable(List<String> problems) implements UploadState {}

  /**
   * Waits for its import.
   *
   * @param before how many imports and publications come first
   */
  record Queued(int before) implements Working {}

  /** Is read into the log. */
  record Entering(long accepted, long rejected) implements Working {}

  /** Is in the log, and so many events of that are not in the lake yet. */
  record Folding(long missing) implements Working {}

  /** Is in the lake. */
  record Imported(Outcome outcome) implements UploadState {}

  /** Is in the lake, which is being published. */
  record Publishing(Outcome outcome) implements Working {}

  /** Is in a publication, which may have been there already. */
  record Published(Outcome outcome, int number, boolean isNew) implements UploadState {}

  /**
   * Is in the lake, and a publication failed.
   *
   * @param problem for a person
   */
  record NotPublished(Outcome outcome, String problem) implements UploadState {}

  /**
   * The import ended before its end.
   *
   * @param problem for a person
   */
  record BrokenOff(String problem) implements UploadState {}

  /** The import was stopped together with Waymark. */
  record Stopped() implements UploadState {}

  /** The file was removed before it was imported. */
  record Gone() implements UploadState {}
}
