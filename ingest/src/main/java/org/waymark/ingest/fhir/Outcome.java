package org.waymark.ingest.fhir;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.waymark.ingest.mapping.Earlier;

/** What a resource comes to. */
sealed interface Outcome {

  /**
   * It is events.
   *
   * @param facts in the order in which they count
   * @param assumed what was taken for granted on the way
   * @param earlier what becomes of events that were sent of it before and that it no longer shows
   */
  record Facts(List<Fact> facts, List<Assumed> assumed, Earlier earlier) implements Outcome {

    static Facts of(List<Fact> facts) {
      return new Facts(facts, List.of(), Earlier.FALLS);
    }
  }

  /** It is none, and says why. */
  record Not(Why why) implements Outcome {}

  /**
   * An event to be.
   *
   * @param type of the event
   * @param rule which of the events of its resource, for ever
   * @param person the source's own id of whom it is about
   * @param when it happened
   * @param entity the source's own name of what it is about, with its kind: {@code goal/12}
   * @param data its fields; ids in it are the source's own
   */
  record Fact(String type, String rule, String person, When when, String entity, ObjectNode data) {

    /** Shows nothing of it. */
    @Override
    public String toString() {
      return "a fact of type " + type;
    }
  }

  /** What an import takes for granted where FHIR leaves unsaid what an event must say. */
  enum Assumed {
    DATE_OF_PLAN("goals without a date have that of the care plan that cites them"),
    END_OF_PLAN("goals that ended on an unknown day ended with the care plan that cites them"),
    DATE_OF_UPDATE(
        "goals that changed on an unknown day, or are to begin later, have the day of their last update"),
    STATUS_WITHOUT_DATE("goals whose status has no day are taken without it"),
    HEALTH("goals without a known category are about health"),
    IN_PERSON("sessions whose class is not known were in person"),
    VIDEO("virtual sessions that do not say how were by video"),
    REASON_OTHER("episodes end for another reason, since FHIR gives none"),
    END_WITHOUT_DATE("episodes that ended on an unknown day are taken as open");

    private final String words;

    Assumed(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }
  }
}
