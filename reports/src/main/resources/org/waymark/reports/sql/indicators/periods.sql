-- What: the periods of the report, whole also where its months only touch them, each with where the six months up to its end begin.
-- Grain: period. Variables: from_month, to_month (first days; NULL is all), grain (month, quarter, half_year, year, all).
-- Units: first days; period_end is the first day after it. window_start is period_start where that comes earlier.
-- NULL: never.
CREATE OR REPLACE TEMP TABLE periods AS
WITH
  span AS (
    SELECT
      coalesce(getvariable('from_month'), min(month)) AS first_month,
      coalesce(getvariable('to_month'), max(month)) AS last_month
    FROM program_sessions
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
  )
SELECT
  period_start,
  period_end,
  CAST(least(period_start, period_end - INTERVAL 6 MONTHS) AS DATE) AS window_start
FROM bounded
WHERE period_end > first_month;
