-- What:  the counts of the parts of the flow indicators, with what indicators.sql gives of the wholes.
-- Grain: program, period, indicator, part; only where anything was counted. Variables: program (NULL is all), grain (month, quarter, half_year).
-- Units: events; people; sums over people of squares of their events.
-- NULL:  never.
WITH
  people AS (
    SELECT
      program_id,
      CASE getvariable('grain')
        WHEN 'month' THEN month
        WHEN 'quarter' THEN CAST(date_trunc('quarter', month) AS DATE)
        WHEN 'half_year' THEN make_date(year(month), (month(month) - 1) // 6 * 6 + 1, 1)
      END AS period_start,
      indicator,
      part,
      sum(y) AS y,
      sum(n) AS n,
      sum(unk) AS unk
    FROM person_part_months
    WHERE program_id = coalesce(getvariable('program'), program_id)
    GROUP BY program_id, period_start, indicator, part, participant_key
  )
SELECT
  program_id,
  period_start,
  indicator,
  part,
  CAST(sum(y) AS BIGINT) AS numerator,
  CAST(sum(n) AS BIGINT) AS denominator,
  CAST(sum(unk) AS BIGINT) AS unknown,
  count(*) FILTER (n > 0) AS people,
  count(*) FILTER (y > 0) AS people_num,
  count(*) FILTER (n > 0 AND y = n) AS people_all,
  CAST(sum(y * y) AS DOUBLE) AS sum_y2,
  CAST(sum(y * n) AS DOUBLE) AS sum_yn,
  CAST(sum(n * n) AS DOUBLE) AS sum_n2
FROM people
GROUP BY program_id, period_start, indicator, part
ORDER BY program_id, period_start, indicator, part;
