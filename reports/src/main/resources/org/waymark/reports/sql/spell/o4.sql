-- What:  followed up (O4): goals that the person rated on a day from 14 to 182 after they were first active.
-- Grain: program, month, person. Variables: program (NULL is all), from_month, to_month (first days).
-- Units: goals, in the month of their 182nd day; recorded: ratings in the month, whoever gave them.
-- NULL:  never.
WITH
  goals AS (
    SELECT
      program_id,
      participant_key,
      first_active_on,
      [
        {'day': split_part(rating, ' ', 1)::DATE, 'rater': split_part(rating, ' ', 2)}
        FOR rating IN ratings
      ] AS ratings
    FROM goal_spells
    WHERE first_active_on IS NOT NULL
  ),
  counted AS (
    SELECT
      program_id,
      date_trunc('month', first_active_on + 182) AS month,
      participant_key,
      CAST(
        list_bool_or(
          [
            rating.rater = 'participant'
            AND rating.day BETWEEN first_active_on + 14 AND first_active_on + 182
            FOR rating IN ratings
          ]
        ) IS TRUE AS INTEGER
      ) AS numerator,
      1 AS denominator,
      0 AS recorded
    FROM goals
    UNION ALL
    SELECT program_id, date_trunc('month', rating.day), participant_key, 0, 0, 1
    FROM (
      SELECT program_id, participant_key, unnest(ratings) AS rating
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
