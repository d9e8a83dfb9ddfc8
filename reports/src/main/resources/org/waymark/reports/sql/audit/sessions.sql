-- What:  the sessions that count: of two records of one session the later in the order of the fold.
-- Grain: participant_key and session_id; a group session is one for each person.
-- Units: minutes; days and months of the session's program.
-- NULL:  not recorded. What speaks of the session itself is NULL unless it was attended.
CREATE OR REPLACE TEMP TABLE sessions AS
SELECT
  participant_key,
  entity_id AS session_id,
  program_id,
  occurred_on,
  month,
  outcome = 'no_show' AS missed,
  outcome = 'attended' AS attended,
  CASE WHEN outcome = 'attended' THEN duration_min END AS duration_min,
  CASE WHEN outcome = 'attended' THEN format END AS format,
  CASE WHEN outcome = 'attended' THEN participation_basis END AS participation_basis,
  CASE WHEN outcome = 'attended' THEN agenda_led_by END AS agenda_led_by,
  CASE WHEN outcome = 'attended' THEN initiated_by END AS initiated_by,
  CASE WHEN outcome = 'attended' THEN advice END AS advice,
  CASE WHEN outcome = 'attended' THEN specialist_story END AS specialist_story
FROM reported
WHERE event_type = 'session.recorded'
QUALIFY row_number() OVER (PARTITION BY participant_key, entity_id ORDER BY fold_order DESC) = 1;
