package org.waymark.reports.pages.view;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.waymark.reports.format.Column;
import org.waymark.reports.pages.Door;
import org.waymark.reports.pages.PageException;
import org.waymark.reports.pages.Texts;
import org.waymark.reports.pages.view.ReportPage.Choice;
import org.waymark.reports.pages.view.ReportPage.Drawing;
import org.waymark.reports.pages.view.ReportPage.Shown;
import org.waymark.reports.pages.view.Series.Columns;
import org.waymark.reports.publication.Definition;
import org.waymark.reports.publication.Notes;
import org.waymark.reports.publication.PublishedReport;
import org.waymark.reports.publication.Report;

/** Makes a report's page of the rows that the command line prints. */
final class ReportMaker {

  /** What is not said again in each row of a page. */
  private static final Set<String> SAID_ONCE =
      Set.of("program_id", "indicator", "name", "unit", "part");

  private static final Set<String> WITNESSES = Set.of("S4", "S5");

  /** How a row is called that is of no indicator. */
  private static final String NO_INDICATOR = "cells";

  private final Subject subject;
  private final Door door;
  private final Report report;
  private final Texts texts;
  private final PublishedReport.Reading reading;
  private final Map<String, String> topics;
  private final Optional<String> topic;

  ReportMaker(Subject subject, Door door, Report report) {
    this.subject = subject;
    this.door = door;
    this.report = report;
    texts = door.texts();
    reading =
        door.readings().report(subject.publication(), report, ReportPage.choice(subject, door));
    topics = has("indicator") ? topics() : Map.of();
    topic = topic();
  }

  ReportPage make() {
    List<String> parts = topic.map(this::parts).orElse(List.of());
    Optional<String> part = part(parts);
    return new ReportPage(
        subject,
        asked(),
        choices("indicator", labelled(), topic),
        parts.size() < 2 ? List.of() : choices("part", named(parts), part),
        shown(part.orElse("")),
        words());
  }

  /** Where nothing is published of a report for these months, that is said. */
  private Shown shown(String part) {
    if (topic.isPresent()) {
      return ofTopic(topic.get(), part);
    }
    return has("indicator")
        ? new Shown(
            texts.of("report.empty"), List.of(), List.of(), List.of(), Facts.NONE, Optional.empty())
        : ofWitnesses();
  }

  private Map<String, String> labelled() {
    Map<String, String> labels = new LinkedHashMap<>();
    topics.forEach(
        (id, name) ->
            labels.put(id, id.equals(NO_INDICATOR) ? name : texts.of("trend.title", name, id)));
    return labels;
  }

  private ReportPage.Asked asked() {
    return new ReportPage.Asked(
        report.title(),
        texts.of("report.question", sentence(report.question())),
        door.month("from").map(Object::toString).orElse(""),
        door.month("to").map(Object::toString).orElse(""));
  }

  static String sentence(String question) {
    return question.substring(0, 1).toUpperCase(Locale.ROOT) + question.substring(1);
  }

  /** Names by id, in the order of the rows. */
  private Map<String, String> topics() {
    Map<String, String> names = new LinkedHashMap<>();
    reading.rows().rows().forEach(row -> names.putIfAbsent(topic(row), text(row, "name")));
    return names;
  }

  private Optional<String> topic() {
    Optional<String> asked = door.request().parameter("indicator");
    if (asked.isPresent() && !topics.containsKey(asked.get())) {
      throw new PageException(
          404,
          texts.of("report.indicator.unknown", asked.get(), String.join(", ", topics.keySet())));
    }
    return asked.or(() -> topics.keySet().stream().findFirst());
  }

  /** The parts of an indicator; the number itself is an empty one, and the first. */
  private List<String> parts(String chosen) {
    return rows(chosen).stream()
        .map(row -> text(row, "part"))
        .distinct()
        .sorted(Comparator.comparing(part -> !part.isEmpty()))
        .toList();
  }

  private Optional<String> part(List<String> parts) {
    Optional<String> asked = door.request().parameter("part");
    if (asked.isPresent() && !parts.contains(asked.get())) {
      throw new PageException(404, texts.of("report.part.unknown", asked.get()));
    }
    return asked.or(() -> parts.stream().findFirst());
  }

  private Map<String, String> named(List<String> parts) {
    Map<String, String> names = new LinkedHashMap<>();
    for (String part : parts) {
      names.put(part, part.isEmpty() ? texts.of("report.part.whole") : spelt(part));
    }
    return names;
  }

  private List<Choice> choices(
      String parameter, Map<String, String> names, Optional<String> chosen) {
    List<Choice> choices = new ArrayList<>();
    names.forEach(
        (id, words) ->
            choices.add(
                new Choice(
                    words, link(parameter, id), chosen.filter(id::equals).map(same -> "true"))));
    return choices;
  }

  private String link(String parameter, String value) {
    Map<String, String> more = months();
    topic.filter(id -> parameter.equals("part")).ifPresent(id -> more.put("indicator", id));
    more.put(parameter, value);
    return subject.link("/reports/" + report.title(), more);
  }

  private Map<String, String> months() {
    Map<String, String> months = new LinkedHashMap<>();
    door.month("from").ifPresent(from -> months.put("from", from.toString()));
    door.month("to").ifPresent(to -> months.put("to", to.toString()));
    return months;
  }

  private Shown ofTopic(String chosen, String part) {
    List<Map<String, @Nullable Object>> rows =
        rows(chosen).stream().filter(row -> text(row, "part").equals(part)).toList();
    String name = Objects.requireNonNull(topics.get(chosen));
    String title = part.isEmpty() ? name : texts.of("report.part.title", name, spelt(part));
    Series series = Series.of(title, Columns.PLAIN, rows, texts);
    List<Table> tables = new ArrayList<>();
    tables.add(Table.of(texts.of("report.table", title), columns(Set.of()), rows, texts));
    newest(chosen).ifPresent(tables::add);
    return new Shown(
        title,
        drawings(List.of(series)),
        tables,
        series.thin(),
        facts(chosen, part),
        part.isEmpty() && !chosen.equals(NO_INDICATOR)
            ? Optional.of(subject.link("/trend/" + chosen))
            : Optional.empty());
  }

  private Facts facts(String chosen, String part) {
    Facts facts = Facts.of(door.readings().definitions(subject.publication()), chosen, texts);
    return reading.notes().definitions().stream()
        .filter(each -> each.isPart() && each.indicator().equals(chosen))
        .filter(each -> each.text().startsWith(part + ": "))
        .findFirst()
        .map(each -> facts.with(texts.of("facts.part"), each.text()))
        .orElse(facts);
  }

  /** All parts in the newest period, since parts are read beside each other. */
  private Optional<Table> newest(String chosen) {
    List<Map<String, @Nullable Object>> all = rows(chosen);
    if (parts(chosen).size() < 2) {
      return Optional.empty();
    }
    String period = text(all.get(all.size() - 1), "period");
    return Optional.of(
        Table.of(
            texts.of("report.table.newest", Table.words(all.get(all.size() - 1), "period", texts)),
            columns(Set.of("part")),
            all.stream().filter(row -> text(row, "period").equals(period)).toList(),
            texts));
  }

  /** Two witnesses in one row, each with a drawing. */
  private Shown ofWitnesses() {
    List<Series> both =
        List.of("recorded", "said").stream()
            .map(
                witness ->
                    Series.of(
                        texts.of("report.witness." + witness),
                        Columns.witness(witness),
                        reading.rows().rows(),
                        texts))
            .toList();
    List<String> thin = new ArrayList<>();
    for (Series series : both) {
      series.thin().forEach(line -> thin.add(series.title() + ": " + line));
    }
    Table table =
        Table.of(
            texts.of("report.table", texts.of("report.witness.both")),
            columns(Set.of()),
            reading.rows().rows(),
            texts);
    return new Shown(
        texts.of("report.witness.both"),
        drawings(both),
        List.of(table),
        thin,
        witnesses(),
        Optional.empty());
  }

  private static List<Drawing> drawings(List<Series> all) {
    List<Drawing> drawings = new ArrayList<>();
    for (Series series : all) {
      series
          .figure("figure-" + drawings.size())
          .ifPresent(figure -> drawings.add(new Drawing(series.title(), figure)));
    }
    return drawings;
  }

  /** What both witnesses are asked, and what neither can tell. */
  private Facts witnesses() {
    Facts facts = Facts.NONE;
    for (Definition each : door.readings().definitions(subject.publication())) {
      if (WITNESSES.contains(each.indicator())) {
        facts = facts.and(Facts.inShort(each, texts));
      }
    }
    return facts;
  }

  private ReportPage.Words words() {
    Notes notes = reading.notes();
    return new ReportPage.Words(
        notes.marks(),
        notes.cautions(),
        ReportPage.files(
            format -> subject.link("/export/" + report.title() + "." + format, months())));
  }

  private List<Column> columns(Set<String> besides) {
    return reading.rows().columns().stream()
        .filter(column -> !SAID_ONCE.contains(column.name()) || besides.contains(column.name()))
        .toList();
  }

  private boolean has(String column) {
    return reading.rows().columns().stream().anyMatch(each -> each.name().equals(column));
  }

  private List<Map<String, @Nullable Object>> rows(String chosen) {
    return reading.rows().rows().stream().filter(row -> topic(row).equals(chosen)).toList();
  }

  private static String topic(Map<String, @Nullable Object> row) {
    return Objects.toString(row.get("indicator"), NO_INDICATOR);
  }

  private static String spelt(String part) {
    return part.replace('_', ' ');
  }

  private static String text(Map<String, @Nullable Object> row, String column) {
    return Objects.toString(row.get(column), "");
  }
}
