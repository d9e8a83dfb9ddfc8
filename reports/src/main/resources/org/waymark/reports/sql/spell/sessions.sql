-- What:  sessions attended, which tell a quiet program from one that does not record something.
-- Grain: program, month. Variables: program (NULL is all), from_month, to_month (first days).
-- Units: sessions; a group session is one for each person.
-- NULL:  never.
SELECT program_id, month, CAST(sum(attended) AS BIGINT) AS attended
FROM program_months
WHERE program_id = coalesce(getvariable('program'), program_id)
  AND month BETWEEN getvariable('from_month') AND getvariable('to_month')
GROUP BY program_id, month
ORDER BY program_id, month;
