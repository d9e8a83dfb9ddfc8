-- What:  people's own last rating in the month of each goal that has a baseline (O1).
-- Grain: program, month, person, goal. Variables: program (NULL is all), from_month, to_month (first days).
-- Units: levels from -2 to 2.
-- NULL:  never.
WITH
  rated AS (
    SELECT
      program_id,
      participant_key,
      goal_id,
      baseline_level,
      unnest(ratings) AS rating,
      unnest(range(len(ratings))) AS number
    FROM goal_spells
    WHERE program_id IS NOT NULL AND baseline_level IS NOT NULL
  ),
  own AS (
    SELECT
      program_id,
      CAST(date_trunc('month', split_part(rating, ' ', 1)::DATE) AS DATE) AS month,
      participant_key,
      goal_id,
      baseline_level,
      split_part(rating, ' ', 3)::INTEGER AS level,
      number
    FROM rated
    WHERE split_part(rating, ' ', 2) = 'participant'
  )
SELECT
  program_id,
  month,
  participant_key,
  goal_id,
  baseline_level,
  arg_max(level, number) AS level
FROM own
WHERE program_id = coalesce(getvariable('program'), program_id)
  AND month BETWEEN getvariable('from_month') AND getvariable('to_month')
GROUP BY program_id, month, participant_key, goal_id, baseline_level
ORDER BY program_id, month, participant_key, goal_id;
