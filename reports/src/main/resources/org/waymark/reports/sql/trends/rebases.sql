-- What:  the decisions that a series begins anew, as they were known when the publication was made.
-- Grain: program, indicator, month. Variables: program, indicator (NULL is all).
-- Units: from_month: the first day of the new part.
-- NULL:  never.
SELECT program_id, indicator, from_month, reason
FROM published_rebases
WHERE program_id = coalesce(getvariable('program'), program_id)
  AND indicator = coalesce(getvariable('indicator'), indicator)
ORDER BY program_id, indicator, from_month
