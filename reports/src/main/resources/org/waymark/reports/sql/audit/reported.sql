-- What:  the live events of everybody who did not decline, with their local month and their place in the order of the fold.
-- Grain: live event.
-- Units: as the event says. month: the first day of the local month of the event's own program.
-- NULL:  not recorded, or not a field of this type of event.
CREATE OR REPLACE TEMP VIEW reported AS
SELECT
  participant_key,
  program_id,
  event_type,
  entity_id,
  occurred_on,
  CAST(date_trunc('month', occurred_on) AS DATE) AS month,
  -- What has only a date folds after the instants of its day.
  {
    'occurred_at': occurred_at,
    'by_date': time_precision IS NOT DISTINCT FROM 'date',
    'recorded_at': recorded_at,
    'event_id': event_id
  } AS fold_order,
  entry_basis,
  reason,
  decided_by,
  format,
  outcome,
  duration_min,
  participation_basis,
  agenda_led_by,
  initiated_by,
  advice,
  specialist_story,
  originator,
  life_area,
  importance,
  baseline_level,
  decision,
  revised_by,
  to_status,
  changed_by,
  goal_id,
  level,
  rater,
  topic,
  options_offered,
  information_given,
  preference,
  honoured,
  state,
  ground,
  discussed_with_person,
  kind,
  done,
  noted_by,
  instrument,
  subscale,
  value,
  respondent,
  session_id
FROM events
  SEMI JOIN live USING (kafka_partition, kafka_offset)
  ANTI JOIN declined USING (participant_key);
