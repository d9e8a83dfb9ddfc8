package org.waymark.app.demo;

import java.time.LocalDate;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;
import org.waymark.schemas.event.ChoiceRecorded;
import org.waymark.schemas.event.ChoiceTopic;
import org.waymark.schemas.event.Honoured;
import org.waymark.schemas.event.NotHonouredReason;
import org.waymark.schemas.event.Preference;
import org.waymark.schemas.event.Role;

/** The choices that come up in a session, and what became of what the person preferred. */
final class Choices {

  private static final double COMES_UP = 0.55;
  private static final double OPEN_AT_FIRST = 0.12;
  private static final double OUTCOME_KNOWN = 0.95;

  private static final Weighted<ChoiceTopic> TOPICS =
      Weighted.of(ChoiceTopic.format, 16)
          .or(ChoiceTopic.time, 16)
          .or(ChoiceTopic.activity, 16)
          .or(ChoiceTopic.pace, 10)
          .or(ChoiceTopic.goal, 10)
          .or(ChoiceTopic.delivery, 8)
          .or(ChoiceTopic.specialist, 7)
          .or(ChoiceTopic.place, 6)
          .or(ChoiceTopic.other_support, 5)
          .or(ChoiceTopic.sharing_information, 4)
          .or(ChoiceTopic.ending, 2);

  private static final Weighted<Honoured> NOT_IN_FULL =
      Weighted.of(Honoured.partial, 45).or(Honoured.none, 55);

  private static final Weighted<NotHonouredReason> REASONS =
      Weighted.of(NotHonouredReason.availability, 36)
          .or(NotHonouredReason.capacity, 28)
          .or(NotHonouredReason.policy, 22)
          .or(NotHonouredReason.safety, 6)
          .or(NotHonouredReason.other, 8);

  private final Scene scene;

  Choices(Scene scene) {
    this.scene = scene;
  }

  /** Tells a choice, if one comes up. */
  void tell(LocalDateTime at) {
    if (!scene.chance().hit(COMES_UP)) {
      return;
    }
    LocalDate day = at.toLocalDate();
    ChoiceRecorded.Builder choice = made(day);
    Preference preference = preference(day);
    Honoured honoured = preference == Preference.stated ? honoured(day) : null;
    choice.setPreference(preference);
    String choiceId = scene.nextId("choice");
    if (honoured == null || !scene.chance().hit(OPEN_AT_FIRST)) {
      scene.tell(choiceId, at, ended(choice, honoured, day));
      return;
    }
    ChoiceRecorded open = choice.setHonoured(Honoured.pending).build();
    ChoiceRecorded settled = ended(choice, honoured, day);
    scene.tellOpen(new Happening(choiceId, at, scene.staff(), open), settled);
  }

  private ChoiceRecorded.Builder made(LocalDate day) {
    return ChoiceRecorded.newBuilder()
        .setTopic(scene.chance().pick(TOPICS))
        .setOptionsOffered(scene.detail(day, options(day)))
        .setInformationGiven(scene.detail(day, scene.does(Habit.INFORMS, day)))
        .setDecidedBy(scene.byHabit(Habit.DECIDES_TOGETHER, day))
        .setInitiatedBy(initiator(day));
  }

  private ChoiceRecorded ended(
      ChoiceRecorded.Builder choice, @Nullable Honoured honoured, LocalDate day) {
    choice.setHonoured(scene.chance().hit(OUTCOME_KNOWN) ? honoured : null);
    boolean fellShort = honoured == Honoured.partial || honoured == Honoured.none;
    boolean told = fellShort && choice.getHonoured() != null;
    NotHonouredReason reason = told ? scene.detail(day, scene.chance().pick(REASONS)) : null;
    return choice.setNotHonouredReason(reason).build();
  }

  private int options(LocalDate day) {
    return scene.does(Habit.OFFERS_OPTIONS, day)
        ? scene.chance().between(2, 4)
        : scene.chance().between(0, 1);
  }

  private Preference preference(LocalDate day) {
    if (!scene.does(Habit.ASKS_PREFERENCE, day)) {
      return Preference.not_asked;
    }
    boolean states = scene.chance().hit(0.78 + 0.2 * scene.trust(day));
    return states ? Preference.stated : Preference.declined_to_state;
  }

  private Honoured honoured(LocalDate day) {
    double full = scene.share(Habit.HONOURS_PREFERENCE, day) + scene.person().traits().luck();
    return scene.chance().hit(full) ? Honoured.full : scene.chance().pick(NOT_IN_FULL);
  }

  private Role initiator(LocalDate day) {
    double initiative = scene.initiative(day);
    return scene
        .chance()
        .pick(
            Weighted.of(Role.peer_specialist, 0.5 * (1 - initiative))
                .or(Role.participant, 0.7 * initiative)
                .or(Role.joint, 0.2)
                .or(Role.program, 0.25 * (1 - initiative))
                .or(Role.unknown, 0.03));
  }
}
