package org.waymark.reports.pages.board;

/** What was asked for is answered with words. */
final class PageException extends RuntimeException {

  private final int status;

  /**
   * With the words.
   *
   * @param status of HTTP
   */
  PageException(int status, String words) {
    super(words);
    this.status = status;
  }

  int status() {
    return status;
  }
}
