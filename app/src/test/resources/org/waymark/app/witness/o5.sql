-- What:  still connected, or left by choice (O5), counted from the events alone.
-- Grain: program, month, person.
-- Units: episodes, in the month of their 182nd day.
-- NULL:  never.
WITH
  episodes AS (
    SELECT
      participant_key,
      first(program_id ORDER BY fold_order) AS program_id,
      first(occurred_on ORDER BY fold_order) FILTER (event_type = 'episode.opened') + 182 AS day_182,
      last(occurred_on ORDER BY fold_order) AS last_on,
      CASE
        WHEN last(event_type ORDER BY fold_order) = 'episode.closed'
          THEN last(reason ORDER BY fold_order)
      END AS closed_for
    FROM reported
    WHERE starts_with(event_type, 'episode.')
    GROUP BY participant_key, entity_id
  ),
  on_the_day AS (
    SELECT
      participant_key,
      program_id,
      day_182,
      CASE WHEN closed_for IS NULL OR last_on > day_182 THEN 'open' ELSE closed_for END AS standing
    FROM episodes
    WHERE day_182 IS NOT NULL
  ),
  met AS (
    SELECT DISTINCT participant_key, program_id, day_182
    FROM on_the_day
      JOIN sessions USING (participant_key, program_id)
    WHERE attended AND day_182 - occurred_on BETWEEN 0 AND 59
  )
SELECT
  program_id,
  CAST(date_trunc('month', day_182) AS DATE) AS month,
  participant_key,
  CAST(
    count(*) FILTER (
      standing IN ('goals_met', 'own_choice')
      OR (standing = 'open' AND met.day_182 IS NOT NULL)
    ) AS DOUBLE
  ) AS numerator,
  count(*) AS denominator,
  CAST(0 AS BIGINT) AS unknown,
  count(*) AS recorded
FROM on_the_day
  LEFT JOIN met USING (participant_key, program_id, day_182)
WHERE standing NOT IN ('moved', 'deceased', 'program_ended')
GROUP BY program_id, date_trunc('month', day_182), participant_key
ORDER BY program_id, month, participant_key
