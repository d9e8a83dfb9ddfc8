-- What:  refused records (D2): they are of nobody.
-- Grain: program, month; in a row without a person. Variables: program (NULL is all), from_month, to_month (first days).
-- Units: records, in the month in which they came (UTC). unknown: those of imports that hold events of several programs.
-- NULL:  never; participant_key is ''. What an import without a single good event held belongs to no program.
WITH
  senders AS (
    SELECT import_id, program_id, count(*) OVER (PARTITION BY import_id) AS programs
    FROM (
      SELECT DISTINCT import_id, program_id
      FROM events
      WHERE import_id IS NOT NULL
    )
  ),
  refused AS (
    SELECT
      program_id,
      CAST(date_trunc('month', received_at) AS DATE) AS month,
      count(*) FILTER (WHERE programs = 1) AS own,
      count(*) FILTER (WHERE programs > 1) AS shared
    FROM rejects
      JOIN senders USING (import_id)
    GROUP BY program_id, date_trunc('month', received_at)
  )
SELECT
  program_id,
  month,
  '' AS participant_key,
  CAST(own AS DOUBLE) AS numerator,
  CAST(0 AS BIGINT) AS denominator,
  shared AS unknown,
  own AS recorded
FROM refused
WHERE program_id = coalesce(getvariable('program'), program_id)
  AND month BETWEEN getvariable('from_month') AND getvariable('to_month')
ORDER BY program_id, month;
