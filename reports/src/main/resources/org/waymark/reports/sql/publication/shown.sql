-- What:  every count that a publication has shown so far.
-- Grain: program, period, indicator, and what was shown of it.
-- Units: numerator, denominator, unknown: events or people; people.
-- NULL:  never.
SELECT DISTINCT
  program_id,
  grain,
  period_start,
  period_end,
  indicator,
  numerator,
  denominator,
  unknown,
  people
FROM all_published_cells
WHERE status = 'shown'
ORDER BY ALL
