package org.waymark.reports.pages.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.waymark.reports.pages.PeriodWords;
import org.waymark.reports.pages.Texts;
import org.waymark.reports.pages.ValueWords;
import org.waymark.reports.pages.figure.Caption;
import org.waymark.reports.pages.figure.Key;
import org.waymark.reports.statistics.chart.Judgement;
import org.waymark.reports.trends.Trend;
import org.waymark.reports.trends.TrendPoint;

/** A trend in words, for those who do not see its drawing and for those who do. */
record TrendWords(Trend trend, Texts texts) {

  /** What the newest value is; why there is none where nothing is shown. */
  String value() {
    return trend
        .newest()
        .map(point -> value(point.plotted().point().value().orElseThrow()))
        .orElseGet(() -> texts.of("overview.nothing"));
  }

  /** Of when the newest value is; empty where there is none. */
  String period() {
    return trend.newest().map(this::period).orElse("");
  }

  /** The people behind the newest value; empty where there is none. */
  String people() {
    return trend
        .newest()
        .flatMap(point -> point.cell().numbers())
        .map(numbers -> texts.of("overview.people", texts.count(numbers.people())))
        .orElse("");
  }

  /** Whether late records may still change the newest value; empty where there is none. */
  String state() {
    return trend
        .newest()
        .map(
            point ->
                texts.of(
                    isProvisional(point) ? "overview.state.provisional" : "overview.state.final"))
        .orElse("");
  }

  /** By which rule it is marked, or what is missing. */
  String why() {
    return trend.newest().isEmpty() && trend.last().isPresent()
        ? texts.spelt("overview.why", trend.last().get().cell().status())
        : PeriodWords.named(trend.why(), texts);
  }

  /** What kind of variation the newest value is. */
  Sign sign() {
    return trend
        .newest()
        .map(point -> Sign.of(point.plotted().judgement(), point.variation()))
        .orElseGet(() -> Sign.of(Judgement.CANNOT_TELL, texts.of("overview.cannot_tell")));
  }

  /** What a drawing of it shows. */
  Caption caption(String id) {
    String title =
        texts.of("trend.figure.title", trend.measure().name(), trend.measure().indicator());
    return new Caption(id, title, description());
  }

  private String description() {
    List<String> sentences = new ArrayList<>();
    sentences.add(
        texts.of(
            "trend.figure.periods",
            trend.points().size(),
            period(trend.points().get(0)),
            period(trend.last().orElseThrow()),
            trend.points().stream().filter(TrendPoint::isShown).count()));
    trend
        .newest()
        .map(
            point ->
                texts.of(
                    "trend.figure.newest", period(point), value(), point.variation(), because()))
        .ifPresent(sentences::add);
    lines().ifPresent(sentences::add);
    return String.join(" ", sentences);
  }

  private String because() {
    return why().isEmpty() ? "" : ": " + why();
  }

  private Optional<String> lines() {
    return trend
        .newest()
        .flatMap(point -> point.plotted().limits())
        .map(
            limits ->
                texts.of(
                    "trend.figure.lines",
                    value(limits.centre()),
                    value(limits.lower()),
                    value(limits.upper())));
  }

  /** The signs that are on the chart, and what they mean. */
  List<Sign> legend() {
    Stream<Sign> points =
        Stream.of(Judgement.values())
            .filter(judgement -> shown().anyMatch(point -> is(point, judgement)))
            .map(judgement -> Sign.of(judgement, texts.spelt("trend.sign", judgement.name())));
    Stream<Sign> provisional =
        shown().anyMatch(TrendWords::isProvisional)
            ? Stream.of(new Sign(Key.provisional(), texts.of("trend.sign.provisional")))
            : Stream.empty();
    Stream<String> lines = hasLimits() ? Stream.of("mean", "limit", "near") : Stream.empty();
    Stream<String> anew = trend.rebases().isEmpty() ? Stream.empty() : Stream.of("anew");
    return Stream.of(points, provisional, Stream.concat(lines, anew).map(this::line))
        .flatMap(each -> each)
        .collect(Collectors.toList());
  }

  /** What must be known of what is not on the chart, and where it begins anew. */
  List<String> notes() {
    Stream<String> rebases =
        trend.rebases().stream()
            .map(rebase -> texts.of("trend.anew", texts.day(rebase.from()), rebase.reason()));
    return Stream.concat(rebases, trend.notes().stream()).toList();
  }

  /** Which limits hold for the newest value, and of which variant of the chart. */
  String limits() {
    return trend
        .newest()
        .filter(TrendPoint::hasLimits)
        .map(point -> texts.of("trend.limits", point.limits(), point.variant()))
        .orElseGet(() -> texts.of("trend.no_limits"));
  }

  /** What marks a value beside the limits; empty where there are none. */
  String rules() {
    return hasLimits() ? texts.of("trend.how") : "";
  }

  private boolean hasLimits() {
    return trend.points().stream().anyMatch(point -> point.plotted().limits().isPresent());
  }

  private String value(double value) {
    return ValueWords.of(value, trend.measure().unit(), texts);
  }

  private String period(TrendPoint point) {
    return PeriodWords.label(point.cell().period().label(), texts);
  }

  private Sign line(String kind) {
    return new Sign(Key.line(kind), texts.of("trend.sign." + kind));
  }

  private Stream<TrendPoint> shown() {
    return trend.points().stream().filter(TrendPoint::isShown);
  }

  private static boolean is(TrendPoint point, Judgement judgement) {
    return point.plotted().judgement() == judgement;
  }

  private static boolean isProvisional(TrendPoint point) {
    return point.cell().flags().contains("provisional");
  }
}
