-- What:  the cells of a publication as series: an indicator's own numbers, without its parts.
-- Grain: program, indicator, period. Variables: program, indicator (NULL is all).
-- Units: unit says that of value; denominator: events or people.
-- NULL:  value, denominator, people of a cell that is not shown; flags where there are none.
SELECT
  cells.program_id,
  cells.indicator,
  definitions.name,
  definitions.family,
  definitions.unit,
  definitions.good,
  definitions.version AS defined_version,
  definitions.position,
  cells.version,
  cells.grain,
  cells.period_start,
  cells.period_end,
  cells.status,
  cells.flags,
  cells.value,
  cells.denominator,
  cells.people
FROM published_cells AS cells
  JOIN published_definitions AS definitions USING (indicator)
WHERE cells.part IS NULL
  AND cells.program_id = coalesce(getvariable('program'), cells.program_id)
  AND cells.indicator = coalesce(getvariable('indicator'), cells.indicator)
ORDER BY cells.program_id, definitions.position, cells.period_start
