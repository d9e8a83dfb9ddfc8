-- What:  the decisions that a series begins anew, for a publication.
-- Grain: program, indicator, month.
-- Units: from_month: the first day of the new part; recorded_on: the day in UTC.
-- NULL:  never.
SELECT program_id, indicator, from_month, reason, CAST(recorded_at AS DATE) AS recorded_on
FROM rebases
ORDER BY program_id, indicator, from_month
