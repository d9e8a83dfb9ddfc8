-- What:  limits looked at again (S9): limits open at the end of the month that were placed or reviewed in the 90 days to it.
-- Grain: program, month, person. Variables: program (NULL is all), from_month, to_month (first days).
-- Units: limits; recorded: limits open at the end of the month, and what was done about limits in it.
-- NULL:  never. A limit of which only a review was recorded is open; a review does not place a lifted one again.
WITH
  months AS (
    SELECT
      CAST(month AS DATE) AS month,
      last_day(month) AS ends_on
    FROM (
      SELECT unnest(generate_series(getvariable('from_month'), getvariable('to_month'), INTERVAL 1 MONTH)) AS month
    )
  ),
  changes AS (
    SELECT
      participant_key,
      entity_id,
      first_value(program_id) OVER (PARTITION BY participant_key, entity_id ORDER BY fold_order) AS program_id,
      occurred_on,
      fold_order,
      state
    FROM live_events
    WHERE event_type = 'limit.changed'
  ),
  limits AS (
    SELECT
      program_id,
      month,
      ends_on,
      participant_key,
      arg_max(state, fold_order) FILTER (WHERE state <> 'reviewed') AS state,
      max(occurred_on) FILTER (WHERE state <> 'lifted') AS looked_at_on
    FROM changes
      JOIN months ON occurred_on <= ends_on
    GROUP BY program_id, month, ends_on, participant_key, entity_id
  ),
  counted AS (
    SELECT
      program_id,
      month,
      participant_key,
      CAST(coalesce(looked_at_on > ends_on - 90, false) AS INTEGER) AS numerator,
      1 AS denominator,
      1 AS recorded
    FROM limits
    WHERE state IS DISTINCT FROM 'lifted'
    UNION ALL
    SELECT program_id, date_trunc('month', occurred_on), participant_key, 0, 0, 1
    FROM changes
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
