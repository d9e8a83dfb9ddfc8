package org.waymark.reports.pages;

/** Values of indicators as people write them. */
public final class ValueWords {

  private static final String SHARE = "share";

  private ValueWords() {}

  /**
   * With its unit.
   *
   * @param unit as outputs spell it
   */
  public static String of(double value, String unit, Texts texts) {
    return unit.equals(SHARE)
        ? texts.percent(value)
        : texts.of(
            "value." + unit.toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z0-9]+", "_"),
            number(value, texts));
  }

  /** Without words, for an axis. */
  public static String plain(double value, String unit, Texts texts) {
    return unit.equals(SHARE)
        ? texts.percent(value, isWhole(100 * value) ? 0 : 1)
        : axis(value, texts);
  }

  /** As a table writes it, with a digit more. */
  public static String exact(double value, String unit, Texts texts) {
    return unit.equals(SHARE) ? texts.percent(value, 1) : texts.number(value, 2);
  }

  /** With a digit more where it would be nothing. */
  private static String number(double value, Texts texts) {
    return texts.number(value, Math.abs(value) < 1 ? 2 : 1);
  }

  private static String axis(double value, Texts texts) {
    return texts.number(value, isWhole(value) ? 0 : isWhole(10 * value) ? 1 : 2);
  }

  private static boolean isWhole(double value) {
    return Math.abs(value - Math.rint(value)) < 1e-6;
  }
}
