package org.waymark.reports.indicators;

import static java.util.stream.Collectors.joining;

import java.util.Locale;
import java.util.function.DoubleFunction;
import org.waymark.reports.disclosure.Cell;
import org.waymark.reports.disclosure.Flag;
import org.waymark.reports.disclosure.Numbers;
import org.waymark.reports.format.Lines;
import org.waymark.schemas.catalogue.Indicator;

/** A cell in words that need no course in statistics. */
final class Words {

  private Words() {}

  /** What may be seen of an indicator, without its name. */
  static String of(Indicator indicator, Cell<Numbers> cell) {
    return cell.numbers()
        .map(numbers -> value(indicator, numbers) + flags(cell))
        .orElseGet(() -> cell.status().words());
  }

  private static String value(Indicator indicator, Numbers numbers) {
    String value =
        switch (indicator.unit()) {
          case SHARE_OF_EVENTS -> share(indicator, numbers) + between(numbers, Words::percent);
          case SHARE_OF_PEOPLE ->
              share(indicator, numbers)
                  + ", each counted once a month"
                  + between(numbers, Words::percent);
          case PER_PERSON ->
              rate(indicator, numbers)
                  + " for each active person and month"
                  + between(numbers, Words::decimal);
          case PER_100_SESSIONS ->
              rate(indicator, numbers)
                  + " for every 100 sessions"
                  + between(numbers, Words::decimal);
          case PER_1000_EVENTS ->
              rate(indicator, numbers)
                  + " for every 1,000 events"
                  + between(numbers, Words::decimal);
          case SCORE ->
              decimal(numbers.value()) + " of 100 on average" + between(numbers, Words::decimal);
          case ATTAINMENT -> throw new IllegalArgumentException("attainment is no single number");
        };
    return value + ", from " + numbers.people() + Lines.HARD + "people";
  }

  private static String share(Indicator indicator, Numbers numbers) {
    return percent(numbers.value()) + " of " + numbers.denominator() + " " + indicator.outOf();
  }

  private static String rate(Indicator indicator, Numbers numbers) {
    return decimal(numbers.value()) + " " + indicator.counted();
  }

  private static String between(Numbers numbers, DoubleFunction<String> spell) {
    return numbers
        .interval()
        .map(bounds -> bounds(spell.apply(bounds.lower()), spell.apply(bounds.upper())))
        .orElse(" (how sure this is cannot be told)");
  }

  private static String bounds(String lower, String upper) {
    return " (between " + lower.replace(Lines.HARD + "%", "") + " and " + upper + ")";
  }

  private static String flags(Cell<?> cell) {
    return cell.flags().stream().map(Words::flag).collect(joining());
  }

  private static String flag(Flag flag) {
    return switch (flag) {
      // Said once for the whole period.
      case PROVISIONAL -> "";
      case RESTATED -> "; changed since it was first final";
      case INCOMPLETE -> "; incomplete: for many it was not recorded";
      case FEW_ANSWERED -> "; few answered: for fewer than 40 % of the sessions";
    };
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.0f" + Lines.HARD + "%%", share * 100);
  }

  private static String decimal(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
