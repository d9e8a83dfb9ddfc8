-- What: the counts of every indicator where each month is a period: those of the months.
-- Grain: program, period and indicator; only where anything was counted.
-- Units: events; people; sums over people of squares of their events.
-- NULL: never.
CREATE OR REPLACE TEMP VIEW indicator_counts AS
SELECT
  program_id,
  month AS period_start,
  indicator,
  numerator,
  denominator,
  unknown,
  people,
  people_num,
  people_all,
  sum_y2,
  sum_yn,
  sum_n2
FROM indicator_months;
