-- What:  what the sessions count: attendance, how free it was, who led it (E3's starts, S4, F2, F5, F7, F8).
-- Grain: participant_key, program_id and month.
-- Units: events, minutes.
-- NULL:  minutes: none was recorded.
CREATE OR REPLACE TEMP TABLE session_months AS
SELECT
  participant_key,
  program_id,
  month,
  count(*) FILTER (WHERE attended) AS attended,
  sum(duration_min) AS minutes,
  count(*) FILTER (WHERE missed) AS no_show,
  count(*) FILTER (WHERE initiated_by = 'participant') AS sessions_started,
  count(*) FILTER (WHERE participation_basis IN ('voluntary', 'encouraged')) AS s4_num,
  count(*) FILTER (WHERE participation_basis <> 'unknown') AS s4_den,
  count(*) FILTER (WHERE participation_basis = 'unknown') AS s4_unk,
  count(*) FILTER (WHERE participation_basis = 'voluntary') AS s4_voluntary,
  count(*) FILTER (WHERE participation_basis = 'encouraged') AS s4_encouraged,
  count(*) FILTER (WHERE participation_basis = 'required') AS s4_required,
  count(*) FILTER (WHERE agenda_led_by IN ('participant', 'joint')) AS f2_num,
  count(*) FILTER (WHERE agenda_led_by <> 'unknown') AS f2_den,
  count(*) FILTER (WHERE attended AND coalesce(agenda_led_by, 'unknown') = 'unknown') AS f2_unk,
  count(*) FILTER (WHERE format = 'individual') AS f5_num,
  count(*) FILTER (WHERE advice = 'unasked') AS f7_num,
  count(advice) AS f7_den,
  count(*) FILTER (WHERE attended AND advice IS NULL) AS f7_unk,
  count(*) FILTER (WHERE specialist_story = 'helped') AS f8_num,
  count(*) FILTER (WHERE specialist_story IN ('helped', 'took_over')) AS f8_den,
  count(*) FILTER (WHERE attended AND specialist_story IS NULL) AS f8_unk
FROM sessions
GROUP BY participant_key, program_id, month;
