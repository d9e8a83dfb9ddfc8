-- What:  the cells of a publication, to compare the next one with.
-- Grain: program, period, indicator, part.
-- Units: as in views.sql; unit: that of the row where it is not the one of the indicator.
-- NULL:  as in views.sql.
SELECT
  program_id,
  grain,
  period_start,
  period_end,
  indicator,
  part,
  version,
  part_position,
  numerator,
  denominator,
  unknown,
  people,
  value,
  lower,
  upper,
  own_unit AS unit,
  status,
  flags,
  counted_at
FROM published_cells
ORDER BY program_id, period_start, position, part_position
