package org.waymark.schemas.catalogue;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * One indicator, in words and in the names of its columns. Reports, the codebook, the command line
 * and the tables take all of it from here.
 *
 * @param id the name for ever, such as {@code E1}; never renamed, never reused
 * @param version of the definition, from 1
 * @param name in plain words
 * @param question that it answers
 * @param family what it belongs to
 * @param unit what the value is, and so which interval it gets
 * @param counted what is in the numerator
 * @param outOf what is in the denominator
 * @param good the direction in which more is better
 * @param sources of the values behind it, {@code s0} to {@code s4}: see {@link Source}; none of
 *     data quality
 * @param voice who says it
 * @param evidence what shows that a program records this kind of thing at all
 * @param splits parts of it that further columns hold
 * @param gaming how it could be made to look better without being better
 * @param cannotTell what it says nothing about
 */
public record Indicator(
    String id,
    int version,
    String name,
    String question,
    Family family,
    Unit unit,
    String counted,
    String outOf,
    Direction good,
    List<String> sources,
    Voice voice,
    Evidence evidence,
    List<Split> splits,
    String gaming,
    String cannotTell) {

  /** What an indicator belongs to, in the order in which pages show them. */
  public enum Family {
    EMPOWERMENT("Empowerment"),
    SELF_DETERMINATION("Self-determination"),
    SUPPORT("How support is given"),
    OUTCOMES("Outcomes"),
    DATA_QUALITY("Data quality");

    private final String title;

    Family(String title) {
      this.title = title;
    }

    /** As a heading. */
    public String title() {
      return title;
    }
  }

  /** What the value is. */
  public enum Unit {
    /** Of events, several of which may be one person's. */
    SHARE_OF_EVENTS("share"),
    /** Of people, each counted once a month. */
    SHARE_OF_PEOPLE("share"),
    /** Events for each person. */
    PER_PERSON("per person"),
    /** Events for 100 sessions. */
    PER_100_SESSIONS("per 100 sessions"),
    /** Records for 1,000 events. */
    PER_1000_EVENTS("per 1,000 events"),
    /** The mean of people's scores, from 0 to 100. */
    SCORE("score"),
    /** The median of people's T: 50 where all goals stand as expected. */
    ATTAINMENT("T");

    private final String spelt;

    Unit(String spelt) {
      this.spelt = spelt;
    }

    /** As outputs spell it. */
    @Override
    public String toString() {
      return spelt;
    }
  }

  /** The direction in which more is better. */
  public enum Direction {
    UP,
    DOWN,
    /** Neither is better: context, never a target. */
    NEITHER
  }

  /** Who says it. What staff recorded and what the person said are never pooled. */
  public enum Voice {
    STAFF,
    PERSON
  }

  /**
   * What shows that a program records this kind of thing at all. Without it for six months a 0
   * would be a lie: the cell says that it is not collected.
   */
  public enum Evidence {
    /** Sessions: every program records them, none in a month means no events. */
    SESSIONS,
    /** Anything in numerator, denominator or unknown. */
    ANY_RECORD,
    /** Something in the numerator: the denominator is there whether or not the kind is recorded. */
    NUMERATOR
  }

  /** Fails at the door on a version, list or text that makes no sense. */
  public Indicator {
    if (version < 1 || sources.isEmpty() != (family == Family.DATA_QUALITY)) {
      throw new IllegalArgumentException(
          id + " needs a version from 1, and a source unless it tells of the data");
    }
    if (Stream.of(name, question, counted, outOf, gaming, cannotTell).anyMatch(String::isBlank)) {
      throw new IllegalArgumentException(id + " needs words for all there is to say of it");
    }
    sources.forEach(Source::of);
    sources = List.copyOf(sources);
    splits = List.copyOf(splits);
  }

  /**
   * One of its parts, as an indicator of the same id: what stands in its place in words and unit.
   */
  public Indicator part(Split split) {
    return new Indicator(
        id,
        version,
        name,
        question,
        family,
        split.unit(),
        split.words(),
        split.outOf().words(this),
        Direction.NEITHER,
        sources,
        voice,
        evidence,
        List.of(),
        gaming,
        cannotTell);
  }

  /** The column of the numerator: {@code e1_num}. */
  public String numerator() {
    return column("num");
  }

  /** The column of the denominator: {@code e1_den}. */
  public String denominator() {
    return column("den");
  }

  /** The column of what could not be counted because it was not recorded: {@code e1_unk}. */
  public String unknown() {
    return column("unk");
  }

  /** The column of a program's people whose denominator is above 0: {@code e1_people}. */
  public String people() {
    return column("people");
  }

  /** The column of a program's people whose numerator is above 0. */
  public String peopleWithNumerator() {
    return column("people_num");
  }

  /** The column of a program's people whose numerator is their whole denominator, above 0. */
  public String peopleWithAll() {
    return column("people_all");
  }

  private String column(String part) {
    return id.toLowerCase(Locale.ROOT) + "_" + part;
  }
}
