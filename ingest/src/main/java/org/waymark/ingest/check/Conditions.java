package org.waymark.ingest.check;

import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.waymark.schemas.catalogue.Instrument;
import org.waymark.schemas.event.Event;
import org.waymark.schemas.event.GoalAspect;
import org.waymark.schemas.event.GoalRevised;
import org.waymark.schemas.event.LimitChanged;
import org.waymark.schemas.event.ScoreRecorded;
import org.waymark.schemas.event.SessionFormat;
import org.waymark.schemas.event.SessionOutcome;
import org.waymark.schemas.event.SessionRecorded;

/** What the fields of an event's data say of each other, which no schema can. */
final class Conditions {

  private static final int LONGEST_LIMIT_DAYS = 180;

  private static final Map<Class<?>, BiFunction<Object, Event, @Nullable String>> BY_DATA =
      Map.of(
          SessionRecorded.class, (data, event) -> session((SessionRecorded) data),
          GoalRevised.class, (data, event) -> revision((GoalRevised) data),
          LimitChanged.class, (data, event) -> limit((LimitChanged) data, event),
          ScoreRecorded.class, (data, event) -> score((ScoreRecorded) data));

  private Conditions() {}

  /** The first field of the data that breaks one, or null. */
  static @Nullable String firstBroken(Event event) {
    Object data = event.getData();
    BiFunction<Object, Event, @Nullable String> condition =
        data == null ? null : BY_DATA.get(data.getClass());
    return condition == null ? null : condition.apply(data, event);
  }

  private static @Nullable String session(SessionRecorded session) {
    if (session.getDurationMin() != null && session.getOutcome() != SessionOutcome.attended) {
      return "duration_min";
    }
    boolean wrongSize =
        session.getGroupSize() != null && session.getFormat() != SessionFormat.group;
    return wrongSize ? "group_size" : null;
  }

  private static @Nullable String revision(GoalRevised revision) {
    List<GoalAspect> changed = revision.getChanged();
    if (revision.getTargetDate() != null && !changed.contains(GoalAspect.target_date)) {
      return "target_date";
    }
    if (revision.getImportance() != null && !changed.contains(GoalAspect.importance)) {
      return "importance";
    }
    boolean wrongArea = revision.getLifeArea() != null && !changed.contains(GoalAspect.life_area);
    return wrongArea ? "life_area" : null;
  }

  private static @Nullable String limit(LimitChanged limit, Event event) {
    Integer review = limit.getReviewDate();
    boolean inTime =
        review == null
            || (review >= event.getOccurredOn()
                && review - event.getOccurredOn() <= LONGEST_LIMIT_DAYS);
    return inTime ? null : "review_date";
  }

  private static @Nullable String score(ScoreRecorded score) {
    Instrument scale = Instrument.find(score.getInstrument(), score.getSubscale()).orElse(null);
    if (scale == null) {
      return Instrument.isUsable(score.getInstrument()) ? "subscale" : "instrument";
    }
    if (!scale.holds(score.getValue())) {
      return "value";
    }
    boolean tooMany =
        score.getItemsAnswered() != null
            && score.getItemsTotal() != null
            && score.getItemsAnswered() > score.getItemsTotal();
    return tooMany ? "items_answered" : null;
  }
}
