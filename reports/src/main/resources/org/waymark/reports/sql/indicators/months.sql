-- What: the counts of every indicator by the month, in one reading of all people: a person has one row a month, so nothing is added up for a person.
-- Grain: program, month (its first day) and indicator; only where anything was counted. Variables: program (NULL is all).
-- Units: events; people; sums over people of squares of their events.
-- NULL: never.
CREATE OR REPLACE TEMP TABLE indicator_months AS
SELECT
  program_id,
  month,
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
FROM person_indicator_months
WHERE program_id = coalesce(getvariable('program'), program_id)
GROUP BY program_id, month, indicator;
