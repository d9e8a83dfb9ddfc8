package org.waymark.schemas.catalogue;

import static java.util.stream.Collectors.joining;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.waymark.schemas.catalogue.Indicator.Direction;
import org.waymark.schemas.catalogue.Indicator.Unit;
import org.waymark.schemas.catalogue.Indicator.Voice;

/**
 * All that the catalogue says of an indicator, for people: the command line and the docs print it.
 */
public final class IndicatorWords {

  private IndicatorWords() {}

  /** What is said, by what it is about, in the order in which it is printed. */
  public static Map<String, String> of(Indicator indicator) {
    Map<String, String> words = new LinkedHashMap<>();
    words.put("Question", indicator.question());
    words.put("Family", indicator.family().title());
    words.put("Unit", unit(indicator.unit()));
    words.put("Counted", indicator.counted());
    words.put("Out of", indicator.outOf());
    List<Split> parts = Catalogue.parts(indicator);
    if (!parts.isEmpty()) {
      words.put("Parts", parts.stream().map(Split::words).collect(joining("; ")));
    }
    words.put("Better when", better(indicator.good()));
    words.put("Reported by", reporter(indicator.voice()));
    words.put("Reckoned", reckoned(indicator));
    if (!indicator.sources().isEmpty()) {
      words.put("Sources", sources(indicator));
    }
    words.put("Gamed by", indicator.gaming());
    words.put("Cannot tell", indicator.cannotTell());
    words.put("Version", Integer.toString(indicator.version()));
    return Collections.unmodifiableMap(words);
  }

  private static String unit(Unit unit) {
    return switch (unit) {
      case SHARE_OF_EVENTS -> "share of events, of which one person may have several";
      case SHARE_OF_PEOPLE -> "share of people, each counted once a month";
      case PER_PERSON -> "number for each person";
      case PER_100_SESSIONS -> "number for each 100 sessions";
      case PER_1000_EVENTS -> "number for each 1,000 events";
      case SCORE -> "mean of people's scores, from 0 to 100";
      case ATTAINMENT -> "median of people's T, which is 50 where all goals stand as expected";
    };
  }

  private static String better(Direction good) {
    return switch (good) {
      case UP -> "it goes up";
      case DOWN -> "it goes down";
      case NEITHER -> "neither: it is context, never a target";
    };
  }

  private static String reporter(Voice voice) {
    return switch (voice) {
      case STAFF -> "staff, who wrote it down";
      case PERSON -> "the person";
    };
  }

  private static String reckoned(Indicator indicator) {
    return Catalogue.FLOW.contains(indicator)
        ? "as the events come in, in the month in which each happened"
        : "for months that have ended, from goals, episodes, limits and scores as they then stood";
  }

  private static String sources(Indicator indicator) {
    return indicator.sources().stream().map(Source::of).map(Source::title).collect(joining("; "));
  }
}
