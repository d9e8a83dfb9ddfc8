-- What:  what each person adds to one cell. Never leaves the package that reads it.
-- Grain: participant_key, of whom anything was counted. Variables: program, indicator, from_day, to_day (exclusive).
-- Units: events or people, as the indicator.
-- NULL:  never.
SELECT
  participant_key,
  CAST(sum(y) AS BIGINT) AS numerator,
  CAST(sum(n) AS BIGINT) AS denominator,
  CAST(sum(unk) AS BIGINT) AS unknown
FROM person_indicator_months
WHERE program_id = getvariable('program')
  AND indicator = getvariable('indicator')
  AND month >= getvariable('from_day')
  AND month < getvariable('to_day')
GROUP BY participant_key
ORDER BY participant_key
