-- What:  enrolled and active (D4): people whose episode overlaps the month, and those of them with a session attended in it.
-- Grain: program, month, person. Variables: program (NULL is all), from_month, to_month (first days).
-- Units: people, each once a month; recorded: the same.
-- NULL:  never. Of an episode of which only the end was recorded no other day is known; one never closed goes on.
WITH
  months AS (
    SELECT
      CAST(month AS DATE) AS month,
      last_day(month) AS ends_on
    FROM (
      SELECT unnest(generate_series(getvariable('from_month'), getvariable('to_month'), INTERVAL 1 MONTH)) AS month
    )
  ),
  enrolled AS (
    SELECT DISTINCT program_id, month, participant_key
    FROM episode_spells
      JOIN months
        ON coalesce(opened_on, closed_on) <= ends_on
        AND coalesce(closed_on, ends_on) >= month
    WHERE program_id = coalesce(getvariable('program'), program_id)
  )
SELECT
  program_id,
  month,
  participant_key,
  CAST(coalesce(attended, 0) > 0 AS DOUBLE) AS numerator,
  CAST(1 AS BIGINT) AS denominator,
  CAST(0 AS BIGINT) AS unknown,
  CAST(1 AS BIGINT) AS recorded
FROM enrolled
  LEFT JOIN participant_months USING (program_id, month, participant_key)
ORDER BY program_id, month, participant_key;
