-- What: the counts of every indicator in longer periods, for which each person is added up.
-- Grain: program, period and indicator; only where anything was counted. Variables: program (NULL is all).
-- Units: events; people; sums over people of squares of their events.
-- NULL: never.
CREATE OR REPLACE TEMP VIEW indicator_counts AS
WITH
  calendar AS (
    SELECT
      period_start,
      CAST(unnest(range(period_start, period_end, INTERVAL 1 MONTH)) AS DATE) AS month
    FROM periods
  ),
  people AS (
    SELECT program_id, period_start, indicator, sum(y) AS y, sum(n) AS n, sum(unk) AS unk
    FROM person_indicator_months
      JOIN calendar USING (month)
    WHERE program_id = coalesce(getvariable('program'), program_id)
    GROUP BY program_id, period_start, indicator, participant_key
  )
SELECT
  program_id,
  period_start,
  indicator,
  sum(y) AS numerator,
  sum(n) AS denominator,
  sum(unk) AS unknown,
  count(*) FILTER (n > 0) AS people,
  count(*) FILTER (y > 0) AS people_num,
  count(*) FILTER (n > 0 AND y = n) AS people_all,
  sum(y * y) AS sum_y2,
  sum(y * n) AS sum_yn,
  sum(n * n) AS sum_n2
FROM people
GROUP BY program_id, period_start, indicator;
