package org.waymark.reports.statistics;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.waymark.reports.statistics.Coverage.Population;

/**
 * What is reached where 95 % is said, in Markdown.
 *
 * @param runs samples to a cell; a tenth of that where each sample draws 1,999 times itself
 * @param seed of every cell
 */
record CoverageTables(int runs, long seed) {

  private static final List<Double> CORRELATIONS = List.of(0.0, 0.1, 0.3, 0.6);
  private static final double INCIDENCE = 0.4;

  String markdown() {
    return Stream.of(shares(), rates(), incidences()).collect(Collectors.joining("\n\n", "\n", ""));
  }

  private String shares() {
    return table(
        "people | correlation | share | clustered | without t | events as people",
        IntStream.of(10, 12, 20, 50, 100, 500)
            .boxed()
            .flatMap(
                people ->
                    CORRELATIONS.stream()
                        .flatMap(
                            correlation ->
                                Stream.of(0.5, 0.8)
                                    .map(p -> share(new Population(people, correlation, p))))));
  }

  private String share(Population population) {
    return row(
        "%d | %.1f | %.1f | %.1f | %.1f | %.1f",
        population.people(),
        population.correlation(),
        population.share(),
        share(population, Clusters::share),
        share(population, CoverageTest::plain),
        share(population, CoverageTest::naive));
  }

  private double share(Population population, Function<Clusters, Optional<Interval>> interval) {
    Coverage samples = new Coverage(seed);
    return 100
        * Coverage.of(runs, population.share(), () -> interval.apply(samples.shares(population)));
  }

  private String rates() {
    return table(
        "people | rate | shape | Poisson | t",
        IntStream.of(10, 20, 50, 100, 500)
            .boxed()
            .flatMap(
                people ->
                    Stream.of(0.05, 1.0)
                        .flatMap(
                            rate -> Stream.of(0.5, 2.0, 1000.0).map(s -> rate(people, rate, s)))));
  }

  private String rate(int people, double rate, double shape) {
    Coverage poisson = new Coverage(seed);
    Coverage student = new Coverage(seed);
    return row(
        "%d | %.2f | %.1f | %.1f | %.1f",
        people,
        rate,
        shape,
        100 * Coverage.of(runs, rate, () -> poisson.rates(people, rate, shape).rate()),
        100 * Coverage.of(runs, rate, () -> student.rates(people, rate, shape).mean()));
  }

  private String incidences() {
    return table(
        "people | correlation | incidence | difference",
        IntStream.of(10, 20, 50, 100)
            .boxed()
            .flatMap(
                people ->
                    Stream.of(0.0, 0.3, 0.6)
                        .map(
                            correlation ->
                                incidence(new Population(people, correlation, INCIDENCE)))));
  }

  private String incidence(Population population) {
    Coverage one = new Coverage(seed);
    Coverage two = new Coverage(seed);
    return row(
        "%d | %.1f | %.1f | %.1f",
        population.people(),
        population.correlation(),
        100
            * Coverage.of(
                runs / 10,
                population.share(),
                () -> one.incidence(population, "a").estimate(one.question()).interval()),
        100
            * Coverage.of(
                runs / 10,
                0,
                () ->
                    two.incidence(population, "a")
                        .lessThan(two.incidence(population, "b"), two.question())
                        .interval()));
  }

  private static String table(String head, Stream<String> rows) {
    String rule = head.replaceAll("[^|]+", "---");
    return rows.collect(Collectors.joining("\n", "| " + head + " |\n|" + rule + "|\n", ""));
  }

  private static String row(String format, Object... cells) {
    return "| " + String.format(Locale.ROOT, format, cells) + " |";
  }
}
