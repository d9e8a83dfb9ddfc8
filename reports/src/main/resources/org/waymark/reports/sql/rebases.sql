-- What:  the decisions that a series begins anew, those that were taken back left out.
-- Grain: program, indicator, month. Variables: program (NULL is all).
-- Units: from_month: the first day of the new part; recorded_at: UTC.
-- NULL:  never.
SELECT program_id, indicator, from_month, reason, recorded_at
FROM rebases
WHERE program_id = coalesce(getvariable('program'), program_id)
ORDER BY program_id, indicator, from_month
