package org.waymark.app.cli;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;

/** Why something failed, in words for people: the JDK's own are often a path and no more. */
final class Reason {

  private Reason() {}

  /** The reason of a failure, or of the one that lies behind it. */
  static String of(Throwable e) {
    Throwable last = e.getCause() == null ? e : e.getCause();
    if (last instanceof NoSuchFileException) {
      return "no such file or directory";
    }
    if (last instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (last instanceof FileAlreadyExistsException) {
      return "something else stands in its place";
    }
    String words = last instanceof FileSystemException file ? file.getReason() : last.getMessage();
    return Objects.requireNonNullElse(words, last.getClass().getSimpleName());
  }
}
