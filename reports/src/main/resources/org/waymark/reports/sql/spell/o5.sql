-- What:  still connected, or left by choice (O5): episodes open on day 182 with a session attended in the 60 days to it, or closed by then because goals were met or by own choice.
-- Grain: program, month, person. Variables: program (NULL is all), from_month, to_month (first days).
-- Units: episodes, in the month of their 182nd day, without those that had ended by moving, by death or with the program; recorded: episodes.
-- NULL:  never. An episode of which only the end was recorded has no 182nd day.
WITH
  episodes AS (
    SELECT
      program_id,
      participant_key,
      opened_on,
      opened_on + 182 AS day_182,
      -- As it was on that day.
      CASE WHEN closed_on <= opened_on + 182 THEN closing_reason END AS closing_reason
    FROM episode_spells
    WHERE opened_on IS NOT NULL
  ),
  counted AS (
    SELECT
      program_id,
      date_trunc('month', day_182) AS month,
      participant_key,
      CAST(
        CASE
          WHEN closing_reason IS NOT NULL THEN closing_reason IN ('goals_met', 'own_choice')
          ELSE EXISTS (
            SELECT 1
            FROM live_sessions AS sessions
            WHERE sessions.participant_key = episodes.participant_key
              AND sessions.program_id = episodes.program_id
              AND sessions.outcome = 'attended'
              AND sessions.occurred_on > day_182 - 60
              AND sessions.occurred_on <= day_182
          )
        END AS INTEGER
      ) AS numerator,
      1 AS denominator,
      1 AS recorded
    FROM episodes
    WHERE coalesce(closing_reason, '') NOT IN ('moved', 'deceased', 'program_ended')
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
