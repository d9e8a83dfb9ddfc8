package org.waymark.reports.pages;

/** What was asked for is answered with words. */
public final class PageException extends RuntimeException {

  private final int status;

  /**
   * With the words.
   *
   * @param status of HTTP
   */
  public PageException(int status, String words) {
    super(words);
    this.status = status;
  }

  /** Of HTTP. */
  public int status() {
    return status;
  }
}
