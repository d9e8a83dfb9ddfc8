-- What:  back on one's own path (E10): detours followed within 60 days by a goal that the person activated, revised or proposed, alone or jointly, in whatever program.
-- Grain: program, month, person. Variables: program (NULL is all), from_month, to_month (first days).
-- Units: detours, in the month of their 60th day; recorded: detours noted in the month.
-- NULL:  never.
WITH
  detours AS (
    SELECT program_id, participant_key, occurred_on, fold_order
    FROM live_events
    WHERE event_type = 'moment.noted' AND kind = 'detour'
  ),
  goals AS (
    SELECT
      participant_key,
      goal_id,
      proposed_on,
      [split_part(time, '/', 1)::DATE FOR time IN active] AS activated_on,
      [day::DATE FOR day IN tended_on] AS tended_on
    FROM goal_spells
    WHERE program_id IS NOT NULL
  ),
  -- A step counts where the life of its goal holds it: one that waits until it is legal does not.
  steps AS (
    SELECT events.participant_key, events.occurred_on, events.fold_order
    FROM live_events AS events
      JOIN goals
        ON events.participant_key = goals.participant_key
        AND events.entity_id = goals.goal_id
    WHERE CASE events.event_type
        WHEN 'goal.proposed'
          THEN events.originator IN ('participant', 'joint')
          AND goals.proposed_on = events.occurred_on
        WHEN 'goal.revised'
          THEN events.revised_by IN ('participant', 'joint')
          AND list_contains(goals.tended_on, events.occurred_on)
        WHEN 'goal.status_changed'
          THEN events.to_status = 'active'
          AND events.changed_by IN ('participant', 'joint')
          AND list_contains(goals.activated_on, events.occurred_on)
        ELSE false
      END
  ),
  counted AS (
    SELECT
      program_id,
      date_trunc('month', occurred_on + 60) AS month,
      participant_key,
      CAST(
        EXISTS (
          SELECT 1
          FROM steps
          WHERE steps.participant_key = detours.participant_key
            AND steps.fold_order > detours.fold_order
            AND steps.occurred_on <= detours.occurred_on + 60
        ) AS INTEGER
      ) AS numerator,
      1 AS denominator,
      0 AS recorded
    FROM detours
    UNION ALL
    SELECT program_id, date_trunc('month', occurred_on), participant_key, 0, 0, 1
    FROM detours
  )
SELECT
  program_id,
  CAST(month AS DATE) AS month,
  participant_key,
  CAST(sum(numerator) AS DOUBLE) AS numerator,
  CAST(sum(denominator) AS BIGINT) AS denominator,
  CAST(0 AS BIGINT) AS unknown,
  CAST(sum(recorded) AS BIGINT) AS recorded
FROM counted
WHERE program_id = coalesce(getvariable('program'), program_id)
  AND month BETWEEN getvariable('from_month') AND getvariable('to_month')
GROUP BY program_id, month, participant_key
ORDER BY program_id, month, participant_key;
