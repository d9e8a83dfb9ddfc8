package org.waymark.reports.pages;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What is asked for.
 *
 * @param path of the address, such as {@code /reports/preferences}
 * @param query the first value of each parameter
 * @param locale for dates and numbers
 */
public record Request(String path, Map<String, String> query, Visitor visitor, Locale locale) {

  /** Copies the parameters. */
  public Request {
    query = Map.copyOf(query);
  }

  /** A parameter that has a value. */
  public Optional<String> parameter(String name) {
    return Optional.ofNullable(query.get(name)).filter(value -> !value.isBlank());
  }
}
