-- What:  how long goals went on from when they were first active, and how they ended (O7).
-- Grain: goal, of those first active in the months. Variables: program (NULL is all), from_month, to_month (first days).
-- Units: days, to the end or to the last day of the log; a goal on hold goes on.
-- NULL:  ending: none up to then.
WITH
  log AS (
    SELECT max(occurred_on) AS last_day
    FROM live_events
  )
SELECT
  program_id,
  participant_key,
  CASE
    WHEN originator IN ('participant', 'joint', 'unknown') THEN originator
    ELSE 'others'
  END AS origin,
  -- An end that was undone is none: then ended_on is NULL.
  CAST(coalesce(ended_on, last_day) - first_active_on AS INTEGER) AS days,
  CASE
    WHEN ended_as = 'completed' THEN 'completed'
    WHEN end_reason = 'program_reason' THEN 'by_others'
    WHEN ended_by = 'unknown' THEN 'by_unknown'
    WHEN ended_by IN ('participant', 'joint') THEN 'let_go'
    WHEN ended_as IS NOT NULL THEN 'by_others'
  END AS ending
FROM goal_spells
  CROSS JOIN log
WHERE first_active_on IS NOT NULL
  AND program_id = coalesce(getvariable('program'), program_id)
  AND date_trunc('month', first_active_on) BETWEEN getvariable('from_month') AND getvariable('to_month')
ORDER BY program_id, origin, participant_key, goal_id;
