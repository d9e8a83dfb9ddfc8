package org.waymark.reports.noise;

/** A table cannot be drawn: what is missing and what to do, for a person. */
public final class BudgetException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  BudgetException(String message) {
    super(message);
  }
}
