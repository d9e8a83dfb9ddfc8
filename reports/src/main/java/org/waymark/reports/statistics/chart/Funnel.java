package org.waymark.reports.statistics.chart;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.waymark.reports.statistics.Interval;
import org.waymark.reports.statistics.Share;

/**
 * Programs side by side, never one above the other: who is further from all than so few people
 * would be by chance.
 *
 * <p>D. J. Spiegelhalter, Funnel plots for comparing institutional performance, Statistics in
 * Medicine 24 (2005), 1185-1202: {@code av +- z sqrt(av (1 - av) / n)}.
 *
 * @param average of all people of all programs
 * @param programs by name
 */
public record Funnel(double average, List<Placed> programs) {

  /** In fewer programs there is no telling what is usual. */
  public static final int FEWEST_PROGRAMS = 5;

  private static final double WARNING = 1.96;
  private static final double ALARM = 3.0902;

  /** Where a program lies. */
  public enum Place {
    WITHIN,
    HIGH,
    LOW
  }

  /**
   * A program's share.
   *
   * @param program its name
   * @param share of what it counts
   */
  public record Program(String program, Share share) {}

  /**
   * A program on the funnel.
   *
   * @param program with its share
   * @param warning in which 95 % of programs would lie
   * @param alarm in which 99.8 % of programs would lie
   * @param place by the {@code warning}
   */
  public record Placed(Program program, Interval warning, Interval alarm, Place place) {}

  /** The funnel of programs; nothing where they are too few. */
  public static Optional<Funnel> of(Collection<Program> programs) {
    if (programs.size() < FEWEST_PROGRAMS) {
      return Optional.empty();
    }
    double count = programs.stream().mapToLong(program -> program.share().count()).sum();
    double average = count / programs.stream().mapToLong(program -> program.share().total()).sum();
    return Optional.of(
        new Funnel(
            average,
            programs.stream()
                .sorted(Comparator.comparing(Program::program))
                .map(program -> placed(program, average))
                .toList()));
  }

  private static Placed placed(Program program, double average) {
    Share share = program.share();
    Interval warning = limits(average, WARNING, share.total());
    return new Placed(
        program, warning, limits(average, ALARM, share.total()), place(share.value(), warning));
  }

  private static Interval limits(double average, double z, long size) {
    double spread = z * Math.sqrt(average * (1 - average) / size);
    return new Interval(Math.max(0, average - spread), Math.min(1, average + spread));
  }

  private static Place place(double value, Interval limits) {
    if (Side.of(value, limits.upper()) == Side.ABOVE) {
      return Place.HIGH;
    }
    return Side.of(value, limits.lower()) == Side.BELOW ? Place.LOW : Place.WITHIN;
  }
}
