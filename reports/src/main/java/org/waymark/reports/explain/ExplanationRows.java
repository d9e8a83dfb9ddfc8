package org.waymark.reports.explain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.reports.disclosure.Counted;
import org.waymark.reports.format.Column;
import org.waymark.reports.format.ResultWriter;
import org.waymark.schemas.catalogue.Indicator;

/**
 * An explanation as rows of an output: what the earlier publication tells, what each part adds,
 * what the later publication tells. The counts of a part are differences, its value is what the
 * number comes to with it. A cell that is not shown has NULL in place of every number.
 */
public final class ExplanationRows {

  private static final int DECIMALS = 6;

  private static final List<Column> COLUMNS =
      List.of(
          Column.text("part"),
          Column.number("numerator"),
          Column.number("denominator"),
          Column.number("unknown"),
          Column.number("people"),
          Column.number("value"),
          Column.number("changed"),
          Column.text("status"));

  private ExplanationRows() {}

  /** Writes all rows. */
  public static void write(Explanation explanation, ResultWriter writer) {
    writer.begin(COLUMNS);
    writer.row(told(explanation.before()));
    Amounts reached =
        explanation.before().numbers().map(Told.Numbers::amounts).orElse(Amounts.NONE);
    for (Part part : explanation.parts()) {
      reached = reached.plus(part.change());
      writer.row(
          row(
              part.name(),
              part.change(),
              value(explanation.question().indicator(), reached),
              part.changed().orElse(null)));
    }
    writer.row(told(explanation.after()));
    writer.end();
  }

  private static List<@Nullable Object> told(Told told) {
    String name = "published " + told.publication();
    return told.numbers()
        .map(numbers -> row(name, numbers.amounts(), numbers.value(), null))
        .orElseGet(
            () ->
                Arrays.asList(name, null, null, null, null, null, null, told.status().toString()));
  }

  private static List<@Nullable Object> row(
      String name, Amounts amounts, @Nullable BigDecimal value, @Nullable Long changed) {
    return Arrays.asList(
        name,
        amounts.numerator(),
        amounts.denominator(),
        amounts.unknown(),
        amounts.people(),
        value,
        changed,
        "shown");
  }

  private static @Nullable BigDecimal value(Indicator indicator, Amounts amounts) {
    if (amounts.denominator() <= 0) {
      return null;
    }
    double ratio = (double) amounts.numerator() / amounts.denominator();
    return BigDecimal.valueOf(Counted.inUnit(indicator, ratio))
        .setScale(DECIMALS, RoundingMode.HALF_EVEN);
  }
}
