package org.waymark.reports.indicators;

import static java.util.stream.Collectors.groupingBy;

import java.io.PrintStream;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.waymark.reports.disclosure.CellStatus;
import org.waymark.reports.disclosure.Flag;
import org.waymark.reports.disclosure.Numbers;
import org.waymark.reports.format.Lines;
import org.waymark.reports.lake.Cut;
import org.waymark.reports.lake.MonthRange;
import org.waymark.reports.lake.Program;
import org.waymark.schemas.catalogue.Indicator;
import org.waymark.schemas.catalogue.Indicator.Family;

/**
 * The last twelve months that have ended, as one period, program by program, in words. Programs
 * stand by name: none is ranked.
 */
public final class Summary {

  private static final int MONTHS = 12;

  /** Counts the sessions of active people, so its cell also says how many were active. */
  private static final String CONTACT = "F4";

  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("LLLL uuuu", Locale.ENGLISH);

  private Summary() {}

  /**
   * Prints {@link #lines}.
   *
   * @param asOf the day of the report
   */
  public static void print(Cut cut, LocalDate asOf, PrintStream out) {
    lines(cut, asOf).forEach(out::println);
  }

  /**
   * The summary, in lines of at most 100 characters.
   *
   * @param asOf the day of the report; only months that ended before it are in
   */
  public static List<String> lines(Cut cut, LocalDate asOf) {
    Lines lines = new Lines();
    Optional<MonthRange> months = cut.months().flatMap(all -> lastTwelve(all, asOf));
    if (months.isEmpty()) {
      return lines.add("No month with anything recorded has ended yet.").all();
    }
    List<IndicatorCell> cells = IndicatorReport.run(cut, query(months.get(), asOf));
    Map<String, List<IndicatorCell>> byProgram =
        cells.stream().collect(groupingBy(IndicatorCell::programId));
    head(lines, months.get(), cells);
    for (Program program : cut.programs()) {
      program(lines, program, byProgram.getOrDefault(program.id(), List.of()));
    }
    cautions(lines);
    return lines.all();
  }

  private static Optional<MonthRange> lastTwelve(MonthRange all, LocalDate asOf) {
    YearMonth ended = YearMonth.from(asOf).minusMonths(1);
    YearMonth last = ended.isBefore(all.last()) ? ended : all.last();
    YearMonth first = last.minusMonths(MONTHS - 1);
    if (last.isBefore(all.first())) {
      return Optional.empty();
    }
    return Optional.of(new MonthRange(first.isBefore(all.first()) ? all.first() : first, last));
  }

  private static IndicatorReport.Query query(MonthRange months, LocalDate asOf) {
    return IndicatorReport.Query.asOf(asOf).from(months.first()).to(months.last()).by(Grain.ALL);
  }

  private static void head(Lines lines, MonthRange months, List<IndicatorCell> cells) {
    lines.add("%s to %s".formatted(MONTH.format(months.first()), MONTH.format(months.last())));
    if (cells.stream().anyMatch(cell -> cell.cell().flags().contains(Flag.PROVISIONAL))) {
      lines.add("Provisional: late records may still change these numbers.");
    }
  }

  private static void program(Lines lines, Program program, List<IndicatorCell> cells) {
    lines.gap().add(program.name()).add("=".repeat(program.name().length()));
    cells.stream()
        .filter(cell -> cell.indicator().id().equals(CONTACT))
        .forEach(cell -> lines.add(activity(cell)));
    if (cells.stream().allMatch(cell -> cell.cell().status() == CellStatus.NO_EVENTS)) {
      // Every line would say so again.
      return;
    }
    for (Family family : Family.values()) {
      List<IndicatorCell> members =
          cells.stream().filter(cell -> cell.indicator().family() == family).toList();
      if (!members.isEmpty()) {
        lines.gap().add(family.title());
        members.forEach(cell -> lines.add("  ", sentence(cell)));
      }
    }
  }

  private static String activity(IndicatorCell contact) {
    return contact.cell().numbers().map(Summary::activity).orElseGet(() -> idle(contact));
  }

  private static String activity(Numbers contact) {
    return "%d people active, %d sessions attended"
        .formatted(contact.people(), contact.numerator());
  }

  private static String idle(IndicatorCell contact) {
    return "People active and sessions attended: " + Words.of(contact.indicator(), contact.cell());
  }

  private static String sentence(IndicatorCell cell) {
    Indicator indicator = cell.indicator();
    return indicator.name() + ": " + Words.of(indicator, cell.cell());
  }

  private static void cautions(Lines lines) {
    lines
        .gap()
        .add(
            "Between ... and ...: where the true number can well lie. Few people make it wide; two"
                + " numbers whose ranges overlap may not differ at all.")
        .add(
            "Programs stand by name and are not ranked: they meet different people, in different"
                + " ways.");
  }
}
