-- What:  rejected or long waiting (D2): refused records, and events of goals that still wait 30 days after they happened until they are legal. Reads what the audit makes of the goals.
-- Grain: program, month, person; refused records, which are of nobody, stand in a row without a person. Variables: program (NULL is all), from_month, to_month (first days), waiting_until (a day).
-- Units: records; denominator: events that count, in the month in which they happened; a refused record in the month in which it came (UTC). unknown: refused records of imports that hold events of several programs.
-- NULL:  never; participant_key is '' where there is no person. What an import without a single good event held belongs to no program.
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
      date_trunc('month', received_at) AS month,
      count(*) FILTER (WHERE programs = 1) AS own,
      count(*) FILTER (WHERE programs > 1) AS shared
    FROM rejects
      JOIN senders USING (import_id)
    GROUP BY program_id, date_trunc('month', received_at)
  ),
  counted AS (
    SELECT
      program_id,
      date_trunc('month', occurred_on) AS month,
      participant_key,
      0 AS numerator,
      count(*) AS denominator,
      0 AS unknown
    FROM live_events
    GROUP BY program_id, date_trunc('month', occurred_on), participant_key
    UNION ALL
    SELECT
      steps.program_id,
      date_trunc('month', steps.occurred_on),
      steps.participant_key,
      count(*),
      0,
      0
    FROM goal_steps AS steps
      JOIN goal_story AS story USING (participant_key, goal_id, n)
    WHERE story.fate = 'pending' AND steps.occurred_on <= getvariable('waiting_until')
    GROUP BY steps.program_id, date_trunc('month', steps.occurred_on), steps.participant_key
    UNION ALL
    SELECT program_id, month, '', own, 0, shared
    FROM refused
  )
SELECT
  program_id,
  CAST(month AS DATE) AS month,
  participant_key,
  CAST(sum(numerator) AS DOUBLE) AS numerator,
  CAST(sum(denominator) AS BIGINT) AS denominator,
  CAST(sum(unknown) AS BIGINT) AS unknown,
  CAST(sum(numerator + denominator) AS BIGINT) AS recorded
FROM counted
WHERE program_id = coalesce(getvariable('program'), program_id)
  AND month BETWEEN getvariable('from_month') AND getvariable('to_month')
GROUP BY program_id, month, participant_key
ORDER BY program_id, month, participant_key;
