-- What:  recorded late (D1): events that count, and those of them recorded more than 7 days after they happened.
-- Grain: program, month, person. Variables: program (NULL is all), from_month, to_month (first days).
-- Units: events, in the month in which they happened; recorded: the same.
-- NULL:  never. A correction counts as recorded when it was corrected.
SELECT
  program_id,
  CAST(date_trunc('month', occurred_on) AS DATE) AS month,
  participant_key,
  CAST(count(*) FILTER (WHERE recorded_at > occurred_at + INTERVAL 7 DAYS) AS DOUBLE) AS numerator,
  count(*) AS denominator,
  CAST(0 AS BIGINT) AS unknown,
  count(*) AS recorded
FROM live_events
WHERE program_id = coalesce(getvariable('program'), program_id)
  AND date_trunc('month', occurred_on) BETWEEN getvariable('from_month') AND getvariable('to_month')
GROUP BY program_id, date_trunc('month', occurred_on), participant_key
ORDER BY program_id, month, participant_key;
