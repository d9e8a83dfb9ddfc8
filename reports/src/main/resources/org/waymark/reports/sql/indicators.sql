-- What: the counts of every indicator, and what its interval and the hiding of small cells need to know.
-- Grain: program, period, indicator; with a row where nothing happened. Variables: program (NULL is all). The steps in indicators/ come before it.
-- Units: events; people; sums over people of squares of their events. recorded_* and attended count the period, or the six months up to its end where it is shorter.
-- NULL: never; where nothing was counted stands 0.
WITH
  chosen AS (
    SELECT program_id
    FROM programs
    WHERE program_id = coalesce(getvariable('program'), program_id)
  ),
  recorded AS (
    SELECT
      program_id,
      period_start,
      indicator,
      sum(numerator) AS recorded_numerator,
      sum(numerator + denominator + unknown) AS recorded_anything
    FROM indicator_months
      JOIN periods ON month >= window_start AND month < period_end
    GROUP BY program_id, period_start, indicator
  ),
  active AS (
    SELECT program_id, period_start, sum(attended) AS attended
    FROM program_sessions
      JOIN periods ON month >= window_start AND month < period_end
    GROUP BY program_id, period_start
  )
SELECT
  program_id,
  period_start,
  period_end,
  indicator,
  CAST(coalesce(numerator, 0) AS BIGINT) AS numerator,
  CAST(coalesce(denominator, 0) AS BIGINT) AS denominator,
  CAST(coalesce(unknown, 0) AS BIGINT) AS unknown,
  coalesce(people, 0) AS people,
  coalesce(people_num, 0) AS people_num,
  coalesce(people_all, 0) AS people_all,
  CAST(coalesce(sum_y2, 0) AS DOUBLE) AS sum_y2,
  CAST(coalesce(sum_yn, 0) AS DOUBLE) AS sum_yn,
  CAST(coalesce(sum_n2, 0) AS DOUBLE) AS sum_n2,
  CAST(coalesce(recorded_numerator, 0) AS BIGINT) AS recorded_numerator,
  CAST(coalesce(recorded_anything, 0) AS BIGINT) AS recorded_anything,
  CAST(coalesce(attended, 0) AS BIGINT) AS attended
FROM chosen
  CROSS JOIN periods
  CROSS JOIN indicators
  LEFT JOIN indicator_counts USING (program_id, period_start, indicator)
  LEFT JOIN recorded USING (program_id, period_start, indicator)
  LEFT JOIN active USING (program_id, period_start)
ORDER BY program_id, period_start, position;
