-- What:  asked early (S6): episodes in which a preference was stated, or asked for and declined, by day 30.
-- Grain: program, month, person. Variables: program (NULL is all), from_month, to_month (first days).
-- Units: episodes, in the month of their 30th day, also those closed before; recorded: choices in the month.
-- NULL:  never. An episode of which only the end was recorded has no 30th day.
WITH
  counted AS (
    SELECT
      program_id,
      date_trunc('month', opened_on + 30) AS month,
      participant_key,
      CAST(coalesce(first_preference_on <= opened_on + 30, false) AS INTEGER) AS numerator,
      1 AS denominator,
      0 AS recorded
    FROM episode_spells
    WHERE opened_on IS NOT NULL
    UNION ALL
    SELECT program_id, date_trunc('month', occurred_on), participant_key, 0, 0, 1
    FROM live_events
    WHERE event_type = 'choice.recorded'
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
