package org.waymark.app.web;

import java.util.List;

/** Ends a request with a page that says why. */
final class Refusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final String titleKey;
  private final String wordsKey;
  private final transient List<Object> values;

  /**
   * A refusal.
   *
   * @param status of HTTP
   * @param titleKey of the texts
   * @param wordsKey of the texts
   * @param values for the places in the words
   */
  Refusal(int status, String titleKey, String wordsKey, Object... values) {
    super(wordsKey, null, false, false);
    this.status = status;
    this.titleKey = titleKey;
    this.wordsKey = wordsKey;
    this.values = List.of(values);
  }

  int status() {
    return status;
  }

  String titleKey() {
    return titleKey;
  }

  String wordsKey() {
    return wordsKey;
  }

  Object[] values() {
    return values.toArray();
  }
}
