package org.waymark.streams.fold;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.waymark.schemas.event.ChoiceRecorded;
import org.waymark.schemas.event.EpisodeClosed;
import org.waymark.schemas.event.EpisodeOpened;
import org.waymark.schemas.event.Event;
import org.waymark.schemas.event.Preference;
import org.waymark.schemas.fact.EpisodeSpell;

/**
 * A person's episodes, from entry to leaving. Of several openings the first counts, of several
 * endings the last; an opening after an ending opens it again.
 */
final class Episodes {

  private final Map<String, EpisodeSpell> episodes = new TreeMap<>();
  private final List<ProgramDay> preferences = new ArrayList<>();

  void open(Event event, EpisodeOpened opened) {
    EpisodeSpell spell = of(event);
    if (spell.getOpenedOn() == null) {
      spell.setOpenedOn(event.getOccurredOn());
      spell.setEntryBasis(opened.getEntryBasis());
    }
    spell.setClosedOn(null);
    spell.setClosingReason(null);
    spell.setClosedBy(null);
  }

  void close(Event event, EpisodeClosed closed) {
    EpisodeSpell spell = of(event);
    spell.setClosedOn(event.getOccurredOn());
    spell.setClosingReason(closed.getReason());
    spell.setClosedBy(closed.getDecidedBy());
  }

  /** A choice, whose preference was or was not asked for. */
  void choice(Event event, ChoiceRecorded choice) {
    if (choice.getPreference() != Preference.not_asked) {
      preferences.add(ProgramDay.of(event));
    }
  }

  /**
   * The episodes as spells.
   *
   * @param attended when the person attended a session, and where
   */
  List<EpisodeSpell> spells(List<ProgramDay> attended) {
    List<EpisodeSpell> spells = new ArrayList<>(episodes.size());
    for (EpisodeSpell episode : episodes.values()) {
      EpisodeSpell spell = Spells.copy(episode, new EpisodeSpell());
      spell.setFirstPreferenceOn(orNull(days(spell, preferences).min()));
      spell.setLastAttendedOn(orNull(days(spell, attended).max()));
      spells.add(spell);
    }
    return spells;
  }

  private EpisodeSpell of(Event event) {
    return episodes.computeIfAbsent(
        event.getEntityId(),
        id -> {
          EpisodeSpell spell = new EpisodeSpell();
          spell.setEpisodeId(id);
          spell.setProgramId(event.getProgramId());
          return spell;
        });
  }

  /** The days in the episode's program that fall into it, both ends included. */
  private static IntStream days(EpisodeSpell spell, List<ProgramDay> days) {
    int from = spell.getOpenedOn() == null ? Integer.MIN_VALUE : spell.getOpenedOn();
    int to = spell.getClosedOn() == null ? Integer.MAX_VALUE : spell.getClosedOn();
    return days.stream()
        .filter(each -> each.programId().equals(spell.getProgramId()))
        .mapToInt(ProgramDay::day)
        .filter(day -> day >= from && day <= to);
  }

  private static @Nullable Integer orNull(OptionalInt day) {
    return day.isPresent() ? day.getAsInt() : null;
  }
}
