-- What:  unknown share (D3): how often what an indicator needs was not recorded.
-- Grain: program, month, person, indicator. Variables: program (NULL is all), from_month, to_month (first days), of (the ids of indicators).
-- Units: times that it was asked for; numerator: not recorded; recorded: the same.
-- NULL:  never.
SELECT
  program_id,
  month,
  participant_key,
  indicator,
  CAST(sum(unk) AS DOUBLE) AS numerator,
  CAST(sum(n + unk) AS BIGINT) AS denominator,
  CAST(0 AS BIGINT) AS unknown,
  CAST(sum(n + unk) AS BIGINT) AS recorded
FROM person_indicator_months
WHERE list_contains(getvariable('of'), indicator)
  AND program_id = coalesce(getvariable('program'), program_id)
  AND month BETWEEN getvariable('from_month') AND getvariable('to_month')
GROUP BY program_id, month, participant_key, indicator
ORDER BY program_id, month, participant_key, indicator;
