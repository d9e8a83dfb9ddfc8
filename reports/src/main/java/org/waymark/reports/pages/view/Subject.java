package org.waymark.reports.pages.view;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.waymark.reports.lake.Program;
import org.waymark.reports.pages.Door;
import org.waymark.reports.pages.Links;
import org.waymark.reports.pages.Texts;
import org.waymark.reports.publication.Publication;

/**
 * What a page is about: a program of a publication.
 *
 * @param choices the programs that the visitor may see, by id
 */
public record Subject(
    Publication publication, Program program, List<Program> choices, Texts texts) {

  /** Takes a copy of the list. */
  public Subject {
    choices = List.copyOf(choices);
  }

  /** What a request names. */
  static Subject of(Door door) {
    Publication publication = door.publication();
    return new Subject(
        publication, door.programOrFirst(publication), door.programs(publication), door.texts());
  }

  /** Which publication, in words. */
  public String origin() {
    return texts.of("report.origin", number(), texts.day(publication.manifest().day()));
  }

  /** The number of the publication, as an address spells it. */
  public String number() {
    return Integer.toString(publication.number());
  }

  /** An address that shows the same numbers for ever. */
  public String link(String path) {
    return link(path, Map.of());
  }

  /** Likewise, with more parameters. */
  public String link(String path, Map<String, String> more) {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("program", program.id());
    all.put("published", number());
    all.putAll(new TreeMap<>(more));
    return Links.to(path, all);
  }

  /** The publication before it; nothing of the first. */
  public Optional<Integer> previous() {
    return Optional.ofNullable(publication.manifest().previous());
  }
}
