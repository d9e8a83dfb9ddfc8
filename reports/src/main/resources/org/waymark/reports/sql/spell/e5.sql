-- What:  self-rated empowerment (E5): the latest score that enrolled people gave themselves in the 182 days to the end of the month.
-- Grain: program, month, person. Variables: program (NULL is all), from_month, to_month (first days), instrument, subscale, lowest, highest (of the scale).
-- Units: numerator: a score from 0 to 100; denominator: 1 with such a score; unknown: 1 enrolled without; recorded: scores in the month.
-- NULL:  never. A score of which it is not known that 80 % of the items were answered is none.
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
    SELECT DISTINCT program_id, month, ends_on, participant_key
    FROM episode_spells
      JOIN months
        -- Of an episode of which only the end was recorded no other day is known.
        ON coalesce(opened_on, closed_on) <= ends_on
        AND coalesce(closed_on, ends_on) >= month
  ),
  scores AS (
    SELECT
      program_id,
      participant_key,
      scored_on,
      fold_order,
      (value - getvariable('lowest')) / (getvariable('highest') - getvariable('lowest')) * 100 AS score
    FROM live_scores
    WHERE instrument = getvariable('instrument') AND subscale = getvariable('subscale')
  ),
  latest AS (
    SELECT
      program_id,
      month,
      participant_key,
      arg_max(score, {'scored_on': scored_on, 'fold_order': fold_order}) AS score
    FROM enrolled
      JOIN scores USING (program_id, participant_key)
    WHERE scored_on <= ends_on AND scored_on > ends_on - 182
    GROUP BY program_id, month, participant_key
  ),
  counted AS (
    SELECT
      program_id,
      month,
      participant_key,
      coalesce(score, 0) AS numerator,
      CAST(score IS NOT NULL AS INTEGER) AS denominator,
      CAST(score IS NULL AS INTEGER) AS unknown,
      0 AS recorded
    FROM enrolled
      LEFT JOIN latest USING (program_id, month, participant_key)
    UNION ALL
    SELECT program_id, date_trunc('month', scored_on), participant_key, 0, 0, 0, 1
    FROM scores
  )
SELECT
  program_id,
  CAST(month AS DATE) AS month,
  participant_key,
  CAST(sum(numerator) AS DOUBLE) AS numerator,
  CAST(sum(denominator) AS BIGINT) AS denominator,
  CAST(sum(unknown) AS BIGINT) AS unknown,
  CAST(sum(recorded) AS BIGINT) AS recorded
FROM counted
WHERE program_id = coalesce(getvariable('program'), program_id)
  AND month BETWEEN getvariable('from_month') AND getvariable('to_month')
GROUP BY program_id, month, participant_key
ORDER BY program_id, month, participant_key;
