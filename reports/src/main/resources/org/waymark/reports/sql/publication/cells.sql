-- What:  the cells of a publication, to compare the next one with.
-- Grain: program, period, indicator.
-- Units: as in views.sql.
-- NULL:  as in views.sql.
SELECT
  program_id,
  grain,
  period_start,
  period_end,
  indicator,
  version,
  numerator,
  denominator,
  unknown,
  people,
  value,
  lower,
  upper,
  status,
  flags,
  counted_at
FROM published_cells
ORDER BY program_id, period_start, position
