package org.waymark.app.demo;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Objects;
import org.waymark.schemas.event.ClosingReason;
import org.waymark.schemas.event.ConsentChanged;
import org.waymark.schemas.event.ConsentScope;
import org.waymark.schemas.event.ConsentState;
import org.waymark.schemas.event.EntryBasis;
import org.waymark.schemas.event.EpisodeClosed;
import org.waymark.schemas.event.EpisodeOpened;
import org.waymark.schemas.event.Gender;
import org.waymark.schemas.event.ParticipantDescribed;
import org.waymark.schemas.event.RecorderRole;
import org.waymark.schemas.event.Role;

/** Coming and going: the episode, who a person is in bands, and what they consent to. */
final class Doors {

  private static final String POLICY = "policy-2";

  private static final double DESCRIBED = 0.9;
  private static final double DECLINES_REPORTING = 0.02;
  private static final double GRANTS_RESEARCH = 0.62;
  private static final double DECLINES_RESEARCH = 0.22;
  private static final double WITHDRAWS = 0.06;

  private static final Weighted<EntryBasis> FREE =
      Weighted.of(EntryBasis.self, 46).or(EntryBasis.invited, 26).or(EntryBasis.referred, 28);
  private static final Weighted<EntryBasis> AFTER_A_CRISIS =
      Weighted.of(EntryBasis.referred, 56)
          .or(EntryBasis.required, 20)
          .or(EntryBasis.invited, 12)
          .or(EntryBasis.self, 12);

  private static final Weighted<String> AGES =
      Weighted.of("18_24", 13)
          .or("25_29", 14)
          .or("30_39", 25)
          .or("40_49", 22)
          .or("50_59", 16)
          .or("60_plus", 9)
          .or("under_18", 1);
  private static final Weighted<Gender> GENDERS =
      Weighted.of(Gender.woman, 48)
          .or(Gender.man, 42)
          .or(Gender.another, 5)
          .or(Gender.undisclosed, 5);

  private static final Weighted<Role> LOST =
      Weighted.of(Role.program, 55).or(Role.peer_specialist, 25).or(Role.unknown, 20);
  private static final Weighted<Role> MET =
      Weighted.of(Role.joint, 52).or(Role.participant, 38).or(Role.peer_specialist, 10);
  private static final Weighted<Role> OTHERWISE =
      Weighted.of(Role.program, 40).or(Role.third_party, 35).or(Role.joint, 25);

  private final Scene scene;
  private final String episodeId;

  Doors(Scene scene) {
    this.scene = scene;
    this.episodeId = scene.nextId("ep");
  }

  /** Tells what is written down when somebody joins. */
  void open() {
    LocalDateTime at = scene.stay().opened().atTime(9, scene.chance().between(0, 50));
    Weighted<EntryBasis> bases =
        scene.stay().program() == DemoProgram.SUMMIT ? AFTER_A_CRISIS : FREE;
    EntryBasis basis = scene.chance().pick(bases);
    scene.tell(episodeId, at, EpisodeOpened.newBuilder().setEntryBasis(basis).build());
    if (isFirstStay()) {
      describe(at.plusMinutes(12));
      consent(at.plusMinutes(25));
    }
  }

  /** Tells the end, where somebody wrote it down. */
  void close() {
    LocalDate closed = scene.stay().closed();
    if (closed != null) {
      ClosingReason reason = Objects.requireNonNull(scene.stay().reason());
      scene.tell(
          episodeId,
          closed.atTime(20, scene.chance().between(0, 59)),
          EpisodeClosed.newBuilder().setReason(reason).setDecidedBy(decider(reason)).build());
    }
  }

  private boolean isFirstStay() {
    return scene.stay().equals(scene.person().stays().get(0));
  }

  private void describe(LocalDateTime at) {
    if (scene.chance().hit(DESCRIBED)) {
      String age = scene.chance().pick(AGES);
      Gender gender = scene.detail(at.toLocalDate(), scene.chance().pick(GENDERS));
      ParticipantDescribed description =
          ParticipantDescribed.newBuilder().setAgeBand(age).setGender(gender).build();
      scene.tell(scene.nextId("about"), at, description);
    }
  }

  private void consent(LocalDateTime at) {
    if (scene.chance().hit(DECLINES_REPORTING)) {
      consent(at, ConsentScope.program_reporting, ConsentState.declined);
    }
    double answer = scene.chance().share();
    LocalDateTime asked = at.plusDays(scene.chance().between(0, 21));
    if (answer < GRANTS_RESEARCH) {
      consent(asked, ConsentScope.research_release, ConsentState.granted);
      withdraw(asked);
    } else if (answer < GRANTS_RESEARCH + DECLINES_RESEARCH) {
      consent(asked, ConsentScope.research_release, ConsentState.declined);
    }
  }

  private void withdraw(LocalDateTime granted) {
    if (scene.chance().hit(WITHDRAWS)) {
      LocalDateTime later = granted.plusDays(scene.chance().between(20, 300));
      consent(later, ConsentScope.research_release, ConsentState.withdrawn);
    }
  }

  private void consent(LocalDateTime at, ConsentScope scope, ConsentState state) {
    ConsentChanged consent =
        ConsentChanged.newBuilder()
            .setScope(scope)
            .setState(state)
            .setPolicyVersion(POLICY)
            .build();
    scene.tell(new Happening(scene.nextId("consent"), at, RecorderRole.participant, consent));
  }

  private Role decider(ClosingReason reason) {
    return switch (reason) {
      case goals_met -> scene.chance().pick(MET);
      case own_choice, moved -> Role.participant;
      case lost_contact -> scene.chance().pick(LOST);
      case program_ended -> Role.program;
      case deceased -> Role.unknown;
      case other -> scene.chance().pick(OTHERWISE);
    };
  }
}
