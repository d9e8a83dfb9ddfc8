package org.waymark.reports.pages;

import java.util.Locale;

/** Values of indicators as people write them; units are as outputs spell them. */
public final class ValueWords {

  private static final String SHARE = "share";
  private static final double NEARLY = 1e-6;

  private ValueWords() {}

  /** With its unit. */
  public static String of(double value, String unit, Texts texts) {
    if (unit.equals(SHARE)) {
      return texts.percent(value);
    }
    String key = "value." + unit.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
    // With a digit more where it would be nothing.
    return texts.of(key, texts.number(value, value != 0 && Math.abs(value) < 1 ? 2 : 1));
  }

  /** Without words, for an axis. */
  public static String plain(double value, String unit, Texts texts) {
    if (unit.equals(SHARE)) {
      return texts.percent(value, isWhole(100 * value) ? 0 : 1);
    }
    return texts.number(value, isWhole(value) ? 0 : isWhole(10 * value) ? 1 : 2);
  }

  /** Without words, as a table writes it. */
  public static String exact(double value, String unit, Texts texts) {
    return unit.equals(SHARE) ? texts.percent(value, 1) : texts.number(value, 2);
  }

  private static boolean isWhole(double value) {
    return Math.abs(value - Math.rint(value)) < NEARLY;
  }
}
