-- What:  the periods of an indicator of a program in a publication.
-- Grain: period. Variables: program, indicator, publication.
-- Units: none.
-- NULL:  never.
SELECT DISTINCT period_start, period
FROM published_history
WHERE program_id = getvariable('program')
  AND indicator = getvariable('indicator')
  AND publication = getvariable('publication')
ORDER BY period_start
