package org.waymark.reports.pages;

import java.text.MessageFormat;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * The words of the pages, all in one bundle, and numbers and dates as a reader's language writes
 * them.
 *
 * @param locale of numbers and dates; words are English until there is another bundle
 */
public record Texts(Locale locale) {

  private static final String BUNDLE = "org.waymark.reports.pages.texts";

  /**
   * The words of a key.
   *
   * @param values for the places {@code {0}}, {@code {1}} …
   * @throws java.util.MissingResourceException when there are none
   */
  public String of(String key, Object... values) {
    return new MessageFormat(bundle().getString(key), locale).format(values);
  }

  /** A count. */
  public String count(long number) {
    return NumberFormat.getIntegerInstance(locale).format(number);
  }

  /**
   * A number.
   *
   * @param decimals digits after the point, always written
   */
  public String number(double number, int decimals) {
    NumberFormat format = NumberFormat.getNumberInstance(locale);
    format.setMinimumFractionDigits(decimals);
    format.setMaximumFractionDigits(decimals);
    return format.format(number);
  }

  /** A share from 0 to 1 as per cent, without decimals. */
  public String percent(double share) {
    return NumberFormat.getPercentInstance(locale).format(share);
  }

  /**
   * A share from 0 to 1 as per cent.
   *
   * @param decimals digits after the point, always written
   */
  public String percent(double share, int decimals) {
    NumberFormat format = NumberFormat.getPercentInstance(locale);
    format.setMinimumFractionDigits(decimals);
    format.setMaximumFractionDigits(decimals);
    return format.format(share);
  }

  /**
   * A word of the outputs, such as a status, for people; itself where the texts have none.
   *
   * @param kind of words, before the point in their keys
   */
  public String spelt(String kind, String word) {
    String key = kind + "." + word.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
    return bundle().containsKey(key) ? of(key) : word.replace('_', ' ');
  }

  /** A day. */
  public String day(LocalDate day) {
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(locale).format(day);
  }

  /** A month with its year. */
  public String month(YearMonth month) {
    return DateTimeFormatter.ofPattern("LLLL uuuu", locale).format(month);
  }

  /** A month with its year, in few letters. */
  public String briefMonth(YearMonth month) {
    return DateTimeFormatter.ofPattern("LLL uuuu", locale).format(month);
  }

  private ResourceBundle bundle() {
    return ResourceBundle.getBundle(
        BUNDLE,
        locale,
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }
}
