-- What:  one cell through several publications.
-- Grain: publication. Variables: program, indicator, period (as printed; of a month its day may be left out).
-- Units: as in views.sql.
-- NULL:  as in views.sql.
SELECT
  publication,
  period,
  period_start,
  period_end,
  version,
  numerator,
  denominator,
  unknown,
  people,
  value,
  status,
  counted_at
FROM published_history
WHERE program_id = getvariable('program')
  AND indicator = getvariable('indicator')
  AND (period = getvariable('period') OR period = getvariable('period') || '-01')
  AND part IS NULL
ORDER BY publication
