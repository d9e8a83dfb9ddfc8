-- What:  every count that a publication has shown so far.
-- Grain: program, period, indicator, part, and what was shown of it.
-- Units: numerator, denominator, unknown: events or people; people.
-- NULL:  part of the number itself.
SELECT DISTINCT
  program_id,
  grain,
  period_start,
  period_end,
  indicator,
  part,
  numerator,
  denominator,
  unknown,
  people
FROM all_published_cells
WHERE status = 'shown' AND numerator IS NOT NULL
ORDER BY ALL
