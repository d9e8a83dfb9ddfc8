package org.waymark.ingest.check;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.waymark.ingest.check.Checked.Accepted;
import org.waymark.ingest.check.Checked.Refused;
import org.waymark.ingest.program.Programs;
import org.waymark.schemas.event.EventTypes;
import org.waymark.schemas.setting.Program;

/** The vocabulary of the tests: valid events of every type, each optional field given. */
public final class Given {

  public static final ObjectMapper JSON = new ObjectMapper();

  /** Noon of 2025-06-01, UTC. */
  public static final Instant NOW = Instant.parse("2025-06-01T12:00:00Z");

  public static final Programs PROGRAMS =
      Programs.of(
          List.of(
              new Program("harbor", "Harbor House", "drop_in", "west", "America/Los_Angeles"),
              new Program("tejo", "Tejo", "community", "coast", "Europe/Lisbon"),
              new Program("beirut", "Beirut", "community", "coast", "Asia/Beirut")));

  public static final EventCheck CHECK = new EventCheck(PROGRAMS, Clock.fixed(NOW, ZoneOffset.UTC));

  private static final Map<String, String> DATA =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("episode.opened", "{'entry_basis':'self'}"),
              Map.entry("episode.closed", "{'reason':'moved','decided_by':'joint'}"),
              Map.entry(
                  "session.recorded",
                  "{'format':'group','delivery':'video','outcome':'attended','duration_min':45,"
                      + "'group_size':6,'participation_basis':'voluntary','agenda_led_by':'joint',"
                      + "'initiated_by':'participant','advice':'none','specialist_story':'helped',"
                      + "'service_code':'H0038'}"),
              Map.entry(
                  "goal.proposed",
                  "{'originator':'participant','life_area':'home','importance':3,"
                      + "'baseline_level':-2,'target_date':'2025-12-31','from_template':false}"),
              Map.entry("goal.decided", "{'decision':'agree','decided_by':'participant'}"),
              Map.entry(
                  "goal.revised",
                  "{'revised_by':'joint','changed':['life_area','target_date','importance'],"
                      + "'target_date':'2026-01-31','importance':0,'life_area':'health'}"),
              Map.entry(
                  "goal.status_changed",
                  "{'to':'completed','changed_by':'participant','reason':'reached'}"),
              Map.entry("goal.rated", "{'goal_id':'g-1','level':2,'rater':'ally'}"),
              Map.entry(
                  "choice.recorded",
                  "{'topic':'format','options_offered':3,'information_given':true,"
                      + "'decided_by':'participant','preference':'stated','honoured':'partial',"
                      + "'not_honoured_reason':'capacity','initiated_by':'peer_specialist'}"),
              Map.entry(
                  "limit.changed",
                  "{'state':'placed','ground':'safety','limited_by':'program',"
                      + "'discussed_with_person':true,'review_date':'2025-06-15'}"),
              Map.entry("task.recorded", "{'kind':'advocacy','done':'with_participant'}"),
              Map.entry(
                  "moment.noted",
                  "{'kind':'victory','noted_by':'joint','size':'small','prompted':false,"
                      + "'goal_id':'g-1'}"),
              Map.entry(
                  "score.recorded",
                  "{'instrument':'session_check','subscale':'my_choice','value':9.5,"
                      + "'items_answered':1,'items_total':1,'respondent':'participant',"
                      + "'mode':'self_private','session_id':'s-1'}"),
              Map.entry("participant.described", "{'age_band':'30_39','gender':'another'}"),
              Map.entry(
                  "consent.changed",
                  "{'scope':'research_release','state':'granted','policy_version':'v1.0'}")));

  private Given() {}

  /** The types that can be given, all fifteen. */
  public static List<String> types() {
    return List.copyOf(DATA.keySet());
  }

  /** The schema of a type's data. */
  public static Schema schema(String type) {
    return Objects.requireNonNull(EventTypes.DATA.get(type), type);
  }

  /** A valid event. */
  public static ObjectNode event(String type) {
    ObjectNode event =
        json(
            "{'event_id':'e-1','schema_version':1,'action':'assert','entity_id':'x:1',"
                + "'participant_key':'person-01','program_id':'harbor','site_id':'north-1',"
                + "'occurred_at':'2025-05-20T10:00:00-07:00','time_precision':'instant',"
                + "'recorded_at':'2025-05-20T18:00:00.5Z','recorded_by_role':'import',"
                + "'source_system':'demo'}");
    event.put("event_type", type);
    event.set("data", json(Objects.requireNonNull(DATA.get(type), type)));
    return event;
  }

  /** A valid retraction. */
  public static ObjectNode retraction() {
    ObjectNode event = event("goal.rated");
    event.put("action", "retract").put("retract_reason", "duplicate").remove("data");
    return event;
  }

  /** JSON with single quotation marks. */
  public static ObjectNode json(String text) {
    try {
      return (ObjectNode) JSON.readTree(text.replace('\'', '"'));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static Checked check(ObjectNode event) {
    return CHECK.check(event.toString().getBytes(StandardCharsets.UTF_8));
  }

  public static Accepted accepted(ObjectNode event) {
    Checked checked = check(event);
    if (checked instanceof Accepted accepted) {
      return accepted;
    }
    throw new AssertionError("refused: " + checked);
  }

  /** The refusal as {@code REASON field}. */
  public static String refusal(Checked checked) {
    if (checked instanceof Refused refused) {
      return refused.field() == null
          ? refused.reason().toString()
          : refused.reason() + " " + refused.field();
    }
    return "accepted";
  }
}
