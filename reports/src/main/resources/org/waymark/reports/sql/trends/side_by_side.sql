-- What:  what is shown of an indicator, program by program, added up over the periods that lie in the time.
-- Grain: program, by name. Variables: indicator, from_month (the first day), end_exclusive (the day after the last), at_end (true: only the periods that end with it).
-- Units: numerator, denominator: events or people; periods, shown: how many there are, and how many of them are shown.
-- NULL:  numerator and denominator where nothing is shown.
WITH
  -- Publications that were made before there were parts lack the column: there part is that of nothing.
  whole AS (
    SELECT cells.*
    FROM (SELECT CAST(NULL AS VARCHAR) AS part) AS nothing,
      LATERAL (
        SELECT
          part AS cell_part, program_id, indicator, version, period_start, period_end, status,
          numerator, denominator
        FROM published_cells
      ) AS cells
    WHERE cells.cell_part IS NULL
  )
SELECT
  programs.program_id,
  programs.name,
  count(*) AS periods,
  count(*) FILTER (whole.status = 'shown') AS shown,
  sum(whole.numerator) AS numerator,
  sum(whole.denominator) AS denominator
FROM whole
  JOIN published_programs AS programs USING (program_id)
  JOIN published_definitions AS definitions USING (indicator, version)
WHERE whole.indicator = getvariable('indicator')
  AND whole.period_start >= getvariable('from_month')
  AND whole.period_end <= getvariable('end_exclusive')
  AND (NOT getvariable('at_end') OR whole.period_end = getvariable('end_exclusive'))
GROUP BY programs.program_id, programs.name
ORDER BY programs.name, programs.program_id
