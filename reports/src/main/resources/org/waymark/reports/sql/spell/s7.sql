-- What:  living goals (S7): goals under way that were rated by the person, alone or jointly, revised or decided on in the 90 days to the end of the month.
-- Grain: program, month, person. Variables: program (NULL is all), from_month, to_month (first days).
-- Units: goals active at the end of the month and first active 90 days or more before; recorded: such ratings, revisions and decisions in the month.
-- NULL:  never.
WITH
  months AS (
    SELECT
      CAST(month AS DATE) AS month,
      last_day(month) AS ends_on
    FROM (
      SELECT unnest(generate_series(getvariable('from_month'), getvariable('to_month'), INTERVAL 1 MONTH)) AS month
    )
  ),
  goals AS (
    SELECT
      program_id,
      participant_key,
      first_active_on,
      active,
      [day::DATE FOR day IN tended_on] AS tended_on
    FROM goal_spells
    WHERE program_id IS NOT NULL
  ),
  times AS (
    SELECT
      program_id,
      participant_key,
      first_active_on,
      tended_on,
      split_part(time, '/', 1)::DATE AS active_from,
      -- '..' while it lasts.
      TRY_CAST(split_part(time, '/', 2) AS DATE) AS active_until
    FROM (
      SELECT program_id, participant_key, first_active_on, tended_on, unnest(active) AS time
      FROM goals
    )
  ),
  counted AS (
    SELECT
      program_id,
      month,
      participant_key,
      CAST(
        list_bool_or([day > ends_on - 90 AND day <= ends_on FOR day IN tended_on]) IS TRUE AS INTEGER
      ) AS numerator,
      1 AS denominator,
      0 AS recorded
    FROM times
      JOIN months
        ON active_from <= ends_on
        AND (active_until IS NULL OR active_until > ends_on)
        AND first_active_on <= ends_on - 90
    UNION ALL
    SELECT program_id, date_trunc('month', day), participant_key, 0, 0, 1
    FROM (
      SELECT program_id, participant_key, unnest(tended_on) AS day
      FROM goals
    )
  )
SELECT
  program_id,
  CAST(month AS DATE) AS month,
  participant_key,
  CAST(sum(numerator) AS DOUBLE) AS numerator,
  CAST(sum(denominator) AS BIGINT) AS denominator,
  CAST(0 AS BIGINT) AS unknown,
  CAST(sum(recorded) AS BIGINT) AS recorded
FROM counted
WHERE program_id = coalesce(getvariable('program'), program_id)
  AND month BETWEEN getvariable('from_month') AND getvariable('to_month')
GROUP BY program_id, month, participant_key
ORDER BY program_id, month, participant_key;
