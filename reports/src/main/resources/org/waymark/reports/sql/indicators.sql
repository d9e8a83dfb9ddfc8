-- What: the counts of every indicator, and what its interval and the hiding of small cells need to know.
-- Grain: program, period, indicator; with a row where there were no events. Variables: program, from_month, to_month (first days; NULL is all), grain (month, quarter, half_year, year, all).
-- Units: events; people; sums over people of squares of their events. recorded_* and attended count the period, or the six months up to its end where it is shorter.
-- NULL: never; where nothing was counted stands 0.
WITH
  span AS (
    SELECT
      coalesce(getvariable('from_month'), min(month)) AS first_month,
      coalesce(getvariable('to_month'), max(month)) AS last_month
    FROM participant_months
  ),
  steps AS (
    SELECT
      first_month,
      last_month,
      CASE getvariable('grain')
        WHEN 'month' THEN 1
        WHEN 'quarter' THEN 3
        WHEN 'half_year' THEN 6
        WHEN 'year' THEN 12
        WHEN 'all' THEN datediff('month', first_month, last_month) + 1
      END AS months,
      -- Calendar periods count from a new year, the one period of all from its first month.
      CASE getvariable('grain')
        WHEN 'all' THEN first_month
        ELSE make_date(year(first_month), 1, 1)
      END AS origin
    FROM span
  ),
  numbered AS (
    SELECT
      first_month,
      months,
      origin,
      unnest(range(datediff('month', origin, last_month) // months + 1)) AS number
    FROM steps
  ),
  bounded AS (
    SELECT
      first_month,
      CAST(origin + to_months(CAST(number * months AS INTEGER)) AS DATE) AS period_start,
      CAST(origin + to_months(CAST((number + 1) * months AS INTEGER)) AS DATE) AS period_end
    FROM numbered
  ),
  periods AS (
    SELECT
      period_start,
      period_end,
      CAST(least(period_start, period_end - INTERVAL 6 MONTHS) AS DATE) AS window_start
    FROM bounded
    WHERE period_end > first_month
  ),
  chosen AS (
    SELECT program_id
    FROM programs
    WHERE program_id = coalesce(getvariable('program'), program_id)
  ),
  placed AS NOT MATERIALIZED (
    SELECT program_id, period_start, indicator, participant_key, y, n, unk
    FROM person_indicator_months
      SEMI JOIN chosen USING (program_id)
      JOIN periods ON month >= period_start AND month < period_end
  ),
  people AS (
    -- A person has one row a month, so months need no adding up: that saves holding all people.
    SELECT program_id, period_start, indicator, y, n, unk
    FROM placed
    WHERE getvariable('grain') = 'month'
    UNION ALL
    SELECT program_id, period_start, indicator, sum(y) AS y, sum(n) AS n, sum(unk) AS unk
    FROM placed
    WHERE getvariable('grain') <> 'month'
    GROUP BY program_id, period_start, indicator, participant_key
  ),
  counts AS (
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
    GROUP BY program_id, period_start, indicator
  ),
  monthly AS (
    SELECT program_id, month, indicator, sum(y) AS y, sum(y + n + unk) AS anything
    FROM person_indicator_months
      SEMI JOIN chosen USING (program_id)
    GROUP BY program_id, month, indicator
  ),
  recorded AS (
    SELECT
      program_id,
      period_start,
      indicator,
      sum(y) AS recorded_numerator,
      sum(anything) AS recorded_anything
    FROM monthly
      JOIN periods ON month >= window_start AND month < period_end
    GROUP BY program_id, period_start, indicator
  ),
  sessions AS (
    SELECT program_id, month, sum(attended) AS attended
    FROM participant_months
      SEMI JOIN chosen USING (program_id)
    GROUP BY program_id, month
  ),
  active AS (
    SELECT program_id, period_start, sum(attended) AS attended
    FROM sessions
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
  LEFT JOIN counts USING (program_id, period_start, indicator)
  LEFT JOIN recorded USING (program_id, period_start, indicator)
  LEFT JOIN active USING (program_id, period_start)
ORDER BY program_id, period_start, position;
