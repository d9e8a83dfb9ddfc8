-- What:  do people come because they want to, as staff recorded it and as they say themselves?
-- Grain: program, period. Variables: program, from_month, to_month (first days; NULL is all).
-- Units: shares; people. recorded_*: sessions by the basis on which staff say that people came (S4). said_*: answers of 9 or 10 on no pressure (S5). The two are never pooled: where they differ, that is a finding.
-- NULL:  every number that is not shown (its status says why); lower and upper where they cannot be told; flags where there are none.
SELECT
  program_id,
  period,
  max(value) FILTER (WHERE indicator = 'S4' AND part IS NULL) AS recorded_free,
  max(lower) FILTER (WHERE indicator = 'S4' AND part IS NULL) AS recorded_lower,
  max(upper) FILTER (WHERE indicator = 'S4' AND part IS NULL) AS recorded_upper,
  max(value) FILTER (WHERE indicator = 'S4' AND part = 'voluntary') AS recorded_voluntary,
  max(value) FILTER (WHERE indicator = 'S4' AND part = 'encouraged') AS recorded_encouraged,
  max(value) FILTER (WHERE indicator = 'S4' AND part = 'required') AS recorded_required,
  max(people) FILTER (WHERE indicator = 'S4' AND part IS NULL) AS recorded_people,
  max(status) FILTER (WHERE indicator = 'S4' AND part IS NULL) AS recorded_status,
  max(status) FILTER (WHERE indicator = 'S4' AND part = 'required') AS recorded_parts_status,
  max(flags) FILTER (WHERE indicator = 'S4' AND part IS NULL) AS recorded_flags,
  max(value) FILTER (WHERE indicator = 'S5') AS said_free,
  max(lower) FILTER (WHERE indicator = 'S5') AS said_lower,
  max(upper) FILTER (WHERE indicator = 'S5') AS said_upper,
  max(people) FILTER (WHERE indicator = 'S5') AS said_people,
  max(status) FILTER (WHERE indicator = 'S5') AS said_status,
  max(flags) FILTER (WHERE indicator = 'S5') AS said_flags
FROM published_cells
WHERE indicator IN ('S4', 'S5')
  AND program_id = coalesce(getvariable('program'), program_id)
  AND period_end > coalesce(getvariable('from_month'), period_start)
  AND period_start <= coalesce(getvariable('to_month'), period_start)
GROUP BY program_id, period, period_start
ORDER BY program_id, period_start
