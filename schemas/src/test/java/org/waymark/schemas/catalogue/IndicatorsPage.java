package org.waymark.schemas.catalogue;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Locale;
import org.waymark.schemas.catalogue.Indicator.Family;
import org.waymark.schemas.catalogue.Instrument.Licence;

/** {@code docs/indicators.md}: the catalogue and the registry of instruments, for people. */
final class IndicatorsPage {

  private static final String HEAD =
      """
      # The indicators

      Made from the catalogue (`schemas/.../catalogue`), which `waymark indicators` prints as well: change the texts there.

      - A person is *active* in a month if they attended a session of the program in it, and *enrolled* if an episode of theirs
        overlaps it. An *episode* goes from entering a program to leaving it.
      - *Jointly* means that both were there and agreed. It is never taken for the person alone.
      - What was not recorded is unknown. It is in neither number, and where much is unknown the cell says so or is not shown.
      - What staff wrote down and what the person said are never pooled.
      - Nothing here is a target, and no person, specialist or program gets a score or a rank.
      """;

  private static final String INSTRUMENTS =
      """
      ## Instruments

      The questionnaires whose scores are taken. On each more is better. A change of one person is told only where a publication says
      how large a change has to be. What needs a licence is refused until the organisation has one.

      | instrument | subscale | lowest | highest | published change (0 to 100) | licence |
      |---|---|---|---|---|---|
      """;

  private IndicatorsPage() {}

  static String text() {
    return HEAD
        + List.of(Family.values()).stream().map(IndicatorsPage::of).collect(joining())
        + "\n"
        + INSTRUMENTS
        + Instrument.all().stream().map(IndicatorsPage::of).collect(joining());
  }

  private static String of(Family family) {
    return "\n## "
        + family.title()
        + "\n"
        + Catalogue.ALL.stream()
            .filter(indicator -> indicator.family() == family)
            .map(IndicatorsPage::of)
            .collect(joining());
  }

  private static String of(Indicator indicator) {
    String rows =
        IndicatorWords.of(indicator).entrySet().stream()
            .map(entry -> "| %s | %s |\n".formatted(entry.getKey(), entry.getValue()))
            .collect(joining());
    return "\n### %s %s\n\n| | |\n|---|---|\n%s".formatted(indicator.id(), indicator.name(), rows);
  }

  private static String of(Instrument scale) {
    return "| %s | %s | %s | %s | %s | %s |\n"
        .formatted(
            scale.id(),
            scale.subscale(),
            number(scale.lowest()),
            number(scale.highest()),
            scale.relevantChange().isPresent()
                ? number(scale.relevantChange().getAsDouble())
                : "none",
            scale.licence() == Licence.FREE ? "free" : "needed");
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.0f", value);
  }
}
