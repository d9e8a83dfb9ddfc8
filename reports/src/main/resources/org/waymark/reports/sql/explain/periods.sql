-- What:  the periods of a program in a publication.
-- Grain: period. Variables: program, publication.
-- Units: none.
-- NULL:  never.
SELECT DISTINCT period_start, period
FROM published_history
WHERE program_id = getvariable('program')
  AND publication = getvariable('publication')
ORDER BY period_start
