-- What:  what is shown of an indicator, program by program, added up over the periods that lie in the time.
-- Grain: program, by name. Variables: indicator, from_month (the first day), end_exclusive (the day after the last), at_end (true: only the periods that end with it).
-- Units: numerator, denominator: events or people; periods, shown: how many there are, and how many of them are shown.
-- NULL:  numerator and denominator where nothing is shown.
SELECT
  programs.program_id,
  programs.name,
  count(*) AS periods,
  count(*) FILTER (cells.status = 'shown') AS shown,
  sum(cells.numerator) AS numerator,
  sum(cells.denominator) AS denominator
FROM published_cells AS cells
  JOIN published_programs AS programs USING (program_id)
  JOIN published_definitions AS definitions USING (indicator, version)
WHERE cells.part IS NULL
  AND cells.indicator = getvariable('indicator')
  AND cells.period_start >= getvariable('from_month')
  AND cells.period_end <= getvariable('end_exclusive')
  AND (NOT getvariable('at_end') OR cells.period_end = getvariable('end_exclusive'))
GROUP BY programs.program_id, programs.name
ORDER BY programs.name, programs.program_id
