-- What:  what lasts: goals, episodes, limits and scores over time
-- Grain: program, period, indicator, part. Variables: program, from_month, to_month (first days; NULL is all).
-- Units: unit says that of value, lower and upper; numerator, denominator, unknown: events or people.
-- NULL:  every number of a cell that is not shown; lower and upper where they cannot be told; part of a number itself; flags where there are none.
SELECT
  program_id,
  period,
  indicator,
  name,
  part,
  numerator,
  denominator,
  unknown,
  people,
  value,
  lower,
  upper,
  unit,
  status,
  flags
FROM published_cells
WHERE kind = 'spell'
  AND program_id = coalesce(getvariable('program'), program_id)
  AND period_end > coalesce(getvariable('from_month'), period_start)
  AND period_start <= coalesce(getvariable('to_month'), period_start)
ORDER BY program_id, period_start, position, part_position
