-- What:  the cells of a publication as series: an indicator's own numbers, without its parts.
-- Grain: program, indicator, period. Variables: program, indicator (NULL is all).
-- Units: unit says that of value; denominator: events or people.
-- NULL:  value, denominator, people of a cell that is not shown; flags where there are none.
WITH
  -- Publications that were made before there were parts lack the column: there part is that of nothing.
  whole AS (
    SELECT cells.*
    FROM (SELECT CAST(NULL AS VARCHAR) AS part) AS nothing,
      LATERAL (
        SELECT
          part AS cell_part, program_id, indicator, version, grain, period_start, period_end, status,
          flags, value, denominator, people
        FROM published_cells
      ) AS cells
    WHERE cells.cell_part IS NULL
  )
SELECT
  whole.program_id,
  whole.indicator,
  definitions.name,
  definitions.family,
  definitions.unit,
  definitions.good,
  definitions.version AS defined_version,
  definitions.position,
  whole.version,
  whole.grain,
  whole.period_start,
  whole.period_end,
  whole.status,
  whole.flags,
  whole.value,
  whole.denominator,
  whole.people
FROM whole
  JOIN published_definitions AS definitions USING (indicator)
WHERE whole.program_id = coalesce(getvariable('program'), whole.program_id)
  AND whole.indicator = coalesce(getvariable('indicator'), whole.indicator)
ORDER BY whole.program_id, definitions.position, whole.period_start
