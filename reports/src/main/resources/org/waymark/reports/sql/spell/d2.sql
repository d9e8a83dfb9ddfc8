-- What:  long waiting (D2): events of goals that still wait 30 days after they happened until they are legal. Reads what the audit makes of the goals.
-- Grain: program, month, person. Variables: program (NULL is all), from_month, to_month (first days), waiting_until (a day).
-- Units: events, in the month in which they happened; denominator: events that count.
-- NULL:  never.
WITH
  counted AS (
    SELECT
      program_id,
      date_trunc('month', occurred_on) AS month,
      participant_key,
      0 AS numerator,
      count(*) AS denominator
    FROM live_events
    GROUP BY program_id, date_trunc('month', occurred_on), participant_key
    UNION ALL
    SELECT program_id, date_trunc('month', occurred_on), participant_key, 1, 0
    FROM waiting_goal_steps
    WHERE in_part(participant_key) AND occurred_on <= getvariable('waiting_until')
  )
SELECT
  program_id,
  CAST(month AS DATE) AS month,
  participant_key,
  CAST(sum(numerator) AS DOUBLE) AS numerator,
  CAST(sum(denominator) AS BIGINT) AS denominator,
  CAST(0 AS BIGINT) AS unknown,
  CAST(sum(numerator + denominator) AS BIGINT) AS recorded
FROM counted
WHERE program_id = coalesce(getvariable('program'), program_id)
  AND month BETWEEN getvariable('from_month') AND getvariable('to_month')
GROUP BY program_id, month, participant_key
ORDER BY program_id, month, participant_key;
