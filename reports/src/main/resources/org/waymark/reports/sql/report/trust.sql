-- What:  can this time be trusted: who was there, who answered, what is unknown, late or hidden?
-- Grain: program, period, indicator, part; a last row of each period counts its cells. Variables: program, from_month, to_month (first days; NULL is all).
-- Units: unit says that of value, lower and upper; numerator, denominator: events or people, and cells where indicator is NULL.
-- NULL:  every number of a cell that is not shown; lower and upper where they cannot be told; part of a number itself; indicator and people of the row of cells; flags where there are none.
WITH
  chosen AS (
    SELECT
      program_id, period, period_start, indicator, position, part_position, name, part, numerator,
      denominator, people, value, lower, upper, unit, status, flags, grain
    FROM published_cells
    WHERE program_id = coalesce(getvariable('program'), program_id)
      AND period_end > coalesce(getvariable('from_month'), period_start)
      AND period_start <= coalesce(getvariable('to_month'), period_start)
      AND grain <> 'all'
  ),
  told AS (
    SELECT
      program_id, period, period_start, position, part_position, indicator, name, part, numerator,
      denominator, people, value, lower, upper, unit, status, flags
    FROM chosen
    WHERE indicator IN ('F4', 'F6', 'D1', 'D2', 'D3', 'D4')
    UNION ALL
    SELECT
      program_id,
      period,
      period_start,
      1000 AS position,
      0 AS part_position,
      NULL AS indicator,
      'Cells hidden because of few people' AS name,
      NULL AS part,
      count(*) FILTER (WHERE status IN ('too_few', 'withheld')) AS numerator,
      count(*) AS denominator,
      NULL AS people,
      CAST(count(*) FILTER (WHERE status IN ('too_few', 'withheld')) / count(*) AS DECIMAL(18, 6)) AS value,
      NULL AS lower,
      NULL AS upper,
      'share' AS unit,
      'shown' AS status,
      CASE WHEN bool_or(contains(flags, 'provisional')) THEN 'provisional' END AS flags
    FROM chosen
    GROUP BY program_id, period, period_start
  )
SELECT
  program_id,
  period,
  indicator,
  name,
  part,
  numerator,
  denominator,
  people,
  value,
  lower,
  upper,
  unit,
  status,
  flags
FROM told
ORDER BY program_id, period_start, position, part_position
