package org.waymark.app.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.waymark.app.demo.Happening.Precision;
import org.waymark.schemas.event.RecorderRole;
import org.waymark.schemas.event.RetractReason;

/**
 * Writes down what happened to one person as people do: mostly on the day, at times late, wrong,
 * twice, or with the day alone. Has chance of its own, so that how something was written down does
 * not change what happened.
 */
final class Recorder {

  private static final double LATE = 0.155;
  private static final double LATE_BY_THEMSELVES = 0.03;
  private static final double VERY_LATE = 0.01;
  private static final double DAY_ALONE = 0.045;
  private static final double CORRECTED = 0.0215;
  private static final double RETRACTED = 0.007;
  private static final double REVIVED = 0.15;
  private static final double REPEATED = 0.01;

  /** Its order within the day decides what is legal after it, so its time is always known. */
  private static final Set<String> ALWAYS_TIMED = Set.of("goal.proposed", "goal.decided");

  /** What a person's whole history hangs on is not taken back. */
  private static final Set<String> NEVER_RETRACTED =
      Set.of("episode.opened", "episode.closed", "consent.changed", "participant.described");

  private static final Weighted<RetractReason> REASONS =
      Weighted.of(RetractReason.entered_in_error, 50)
          .or(RetractReason.duplicate, 25)
          .or(RetractReason.participant_request, 15)
          .or(RetractReason.wrong_participant, 10);

  private final List<Version> versions = new ArrayList<>();
  private final Ids ids;
  private final Chance chance;
  private final Instant end;

  /**
   * A recorder of one person.
   *
   * @param end from which on nothing is recorded
   */
  Recorder(Ids ids, Chance chance, Instant end) {
    this.ids = ids;
    this.chance = chance;
    this.end = end;
  }

  /** Everything written down so far. */
  List<Version> versions() {
    return List.copyOf(versions);
  }

  /** Writes something down, and perhaps corrects or retracts it later. */
  void write(Origin origin, Happening happened) {
    Version first = first(origin, remembered(happened));
    add(first);
    if (chance.hit(CORRECTED)) {
      Happening right = Corrections.of(first.happening(), chance);
      add(first.corrected(right, after(first, 1, 15)));
    } else if (mayBeRetracted(happened) && chance.hit(RETRACTED)) {
      retract(first);
    }
  }

  /** Writes down what is open still, and weeks later what came of it. */
  void writeOpen(Origin origin, Happening open, SpecificRecord settled) {
    Version first = first(origin, open);
    add(first);
    add(first.corrected(open.with(settled), after(first, 4, 40)));
  }

  private void retract(Version first) {
    RetractReason reason = chance.pick(REASONS);
    if (reason == RetractReason.duplicate) {
      Version twin = twin(first);
      add(twin);
      add(twin.retracted(reason, after(twin, 0, 12)));
      return;
    }
    Version retraction = first.retracted(reason, after(first, 0, 12));
    add(retraction);
    if (chance.hit(REVIVED)) {
      add(first.corrected(first.happening(), after(retraction, 1, 14)));
    }
  }

  private Version twin(Version first) {
    Instant soon = first.recordedAt().plusSeconds(chance.between(60, 90_000));
    return Version.asserted(first.origin(), ids.next("d"), first.happening(), soon);
  }

  private Version first(Origin origin, Happening happened) {
    Instant recordedAt = origin.instant(happened.at()).plus(delay(happened));
    return Version.asserted(origin, ids.next("d"), happened, recordedAt);
  }

  private Happening remembered(Happening happened) {
    boolean timed = ALWAYS_TIMED.contains(happened.type());
    return !timed && chance.hit(DAY_ALONE) ? happened.onItsDay() : happened;
  }

  private Duration delay(Happening happened) {
    boolean own = happened.by() == RecorderRole.participant;
    if (chance.hit(VERY_LATE)) {
      return days(21, 70);
    }
    if (chance.hit(own ? LATE_BY_THEMSELVES : LATE)) {
      return days(1, 20);
    }
    boolean byDay = happened.precision() == Precision.DATE;
    int soonest = byDay ? 21 * 3600 : 60;
    return Duration.ofSeconds(soonest + chance.between(0, own ? 1200 : 5 * 3600));
  }

  private Instant after(Version version, int fewestDays, int mostDays) {
    return version.recordedAt().plus(days(fewestDays, mostDays));
  }

  private Duration days(int fewest, int most) {
    return Duration.ofDays(chance.between(fewest, most)).plusSeconds(chance.between(600, 7 * 3600));
  }

  private static boolean mayBeRetracted(Happening happened) {
    return !NEVER_RETRACTED.contains(happened.type());
  }

  private void add(Version version) {
    if (!version.recordedAt().isBefore(end)) {
      return;
    }
    versions.add(version);
    if (chance.hit(REPEATED)) {
      Instant again = version.recordedAt().plusSeconds(chance.between(1, 5 * 86_400));
      versions.add(version.repeated(again.isBefore(end) ? again : version.arrivedAt()));
    }
  }
}
