-- What:  how many people's contributions differ between an earlier cut and this one.
-- Grain: program, period, indicator, part; only where any differ. Variables: origin (of the earlier cut), grain (month, quarter, half_year), from_month (the first day of the first period).
-- Units: people.
-- NULL:  part of a number itself.
WITH
  counted AS (
    SELECT NULL AS origin, participant_key, program_id, month, indicator, NULL AS part, y, n, unk
    FROM person_indicator_months
    UNION ALL
    SELECT NULL AS origin, participant_key, program_id, month, indicator, part, y, n, unk
    FROM person_split_months
    UNION ALL
    SELECT origin, participant_key, program_id, month, indicator, part, y, n, unk
    FROM earlier_person_indicator_months
    WHERE origin = getvariable('origin')
  ),
  placed AS (
    SELECT
      origin, participant_key, program_id, indicator, part, y, n, unk,
      CASE getvariable('grain')
        WHEN 'month' THEN month
        WHEN 'quarter' THEN CAST(date_trunc('quarter', month) AS DATE)
        WHEN 'half_year' THEN make_date(year(month), (month(month) - 1) // 6 * 6 + 1, 1)
      END AS period_start
    FROM counted
    WHERE month >= getvariable('from_month')
  ),
  contributions AS (
    SELECT
      program_id, period_start, indicator, part, participant_key,
      coalesce(sum(y) FILTER (origin IS NULL), 0) AS y_now,
      coalesce(sum(n) FILTER (origin IS NULL), 0) AS n_now,
      coalesce(sum(unk) FILTER (origin IS NULL), 0) AS unk_now,
      coalesce(sum(y) FILTER (origin IS NOT NULL), 0) AS y_then,
      coalesce(sum(n) FILTER (origin IS NOT NULL), 0) AS n_then,
      coalesce(sum(unk) FILTER (origin IS NOT NULL), 0) AS unk_then
    FROM placed
    GROUP BY program_id, period_start, indicator, part, participant_key
  )
SELECT program_id, period_start, indicator, part, count(*) AS people
FROM contributions
WHERE y_now <> y_then OR n_now <> n_then OR unk_now <> unk_then
GROUP BY program_id, period_start, indicator, part
ORDER BY program_id, period_start, indicator, part
