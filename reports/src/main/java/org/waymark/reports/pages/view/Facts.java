package org.waymark.reports.pages.view;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.waymark.reports.pages.Texts;
import org.waymark.reports.publication.Definition;

/**
 * How a publication defines an indicator, in words.
 *
 * @param is what it is, by what that is about, in the order in which it is read
 * @param cannotTell what it says nothing about, and how it can mislead
 */
public record Facts(Map<String, String> is, List<String> cannotTell) {

  /** None: of what has no definition. */
  static final Facts NONE = new Facts(Map.of(), List.of());

  static Facts of(List<Definition> definitions, String indicator, Texts texts) {
    return definitions.stream()
        .filter(each -> each.indicator().equals(indicator))
        .findFirst()
        .map(each -> of(each, texts))
        .orElse(NONE);
  }

  Facts with(String about, String words) {
    Map<String, String> more = new LinkedHashMap<>(is);
    more.put(about, words);
    return new Facts(more, cannotTell);
  }

  /** In a line, for where several stand together. */
  static Facts inShort(Definition definition, Texts texts) {
    String name = texts.of("trend.title", definition.name(), definition.indicator());
    String words = texts.of("facts.short", definition.counted(), definition.outOf());
    return new Facts(Map.of(name, words), List.of(definition.cannotTell()));
  }

  Facts and(Facts others) {
    Map<String, String> both = new LinkedHashMap<>(is);
    both.putAll(others.is);
    return new Facts(both, Stream.concat(cannotTell.stream(), others.cannotTell.stream()).toList());
  }

  private static Facts of(Definition definition, Texts texts) {
    Map<String, String> is = new LinkedHashMap<>();
    is.put(texts.of("facts.question"), definition.question());
    is.put(texts.of("facts.counted"), definition.counted());
    is.put(texts.of("facts.out_of"), definition.outOf());
    is.put(texts.of("facts.unit"), texts.spelt("facts.unit", definition.unit()));
    is.put(texts.of("facts.good"), texts.spelt("facts.good", definition.good()));
    is.put(texts.of("facts.voice"), texts.spelt("facts.voice", definition.voice()));
    return new Facts(
        is, List.of(definition.cannotTell(), texts.of("facts.gaming", definition.gaming())));
  }
}
