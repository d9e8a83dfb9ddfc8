-- What:  how long goals went on from when they were first active, and how they ended (O7).
-- Grain: goal, of those first active in the months. Variables: program (NULL is all), from_month, to_month (first days), until (a day; NULL is none).
-- Units: days, to the end or to the last day of the log that is not after until, as it stood on that day; a goal on hold goes on.
-- NULL:  ending: none up to then.
WITH
  log AS (
    SELECT least(max(occurred_on), getvariable('until')) AS last_day
    FROM live_events
  ),
  goals AS (
    SELECT
      program_id,
      participant_key,
      goal_id,
      originator,
      first_active_on,
      last_day,
      -- An end that was undone is none: then ended_on is NULL.
      ended_on <= last_day IS TRUE AS ended,
      ended_on,
      ended_as,
      ended_by,
      end_reason
    FROM goal_spells
      CROSS JOIN log
    WHERE first_active_on IS NOT NULL
  )
SELECT
  program_id,
  participant_key,
  CASE
    WHEN originator IN ('participant', 'joint', 'unknown') THEN originator
    ELSE 'others'
  END AS origin,
  CAST(CASE WHEN ended THEN ended_on ELSE last_day END - first_active_on AS INTEGER) AS days,
  CASE
    WHEN NOT ended THEN NULL
    WHEN ended_as = 'completed' THEN 'completed'
    WHEN end_reason = 'program_reason' THEN 'by_others'
    WHEN ended_by = 'unknown' THEN 'by_unknown'
    WHEN ended_by IN ('participant', 'joint') THEN 'let_go'
    ELSE 'by_others'
  END AS ending
FROM goals
WHERE program_id = coalesce(getvariable('program'), program_id)
  AND date_trunc('month', first_active_on) BETWEEN getvariable('from_month') AND getvariable('to_month')
ORDER BY program_id, origin, participant_key, goal_id;
