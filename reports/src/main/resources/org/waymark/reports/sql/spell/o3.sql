-- What:  pairs of scores of which a reliable change is told (O3, E6): the person's last score in the month, and the first of that episode, 28 days before or more.
-- Grain: program, month, person. Variables: program (NULL is all), from_month, to_month (first days), instrument, subscale.
-- Units: scores as they were recorded.
-- NULL:  never. A score of which it is not known that 80 % of the items were answered is none.
WITH
  scores AS (
    SELECT
      program_id,
      participant_key,
      scored_on,
      {'scored_on': scored_on, 'fold_order': fold_order} AS score_order,
      value
    FROM live_scores
    WHERE instrument = getvariable('instrument') AND subscale = getvariable('subscale')
  ),
  placed AS (
    SELECT program_id, participant_key, episode_id, opened_on, scored_on, score_order, value
    FROM episode_spells
      JOIN scores USING (program_id, participant_key)
    WHERE scored_on BETWEEN coalesce(opened_on, scored_on) AND coalesce(closed_on, scored_on)
  ),
  first_scores AS (
    SELECT
      program_id,
      participant_key,
      episode_id,
      min(scored_on) AS first_on,
      arg_min(value, score_order) AS first_value
    FROM placed
    GROUP BY program_id, participant_key, episode_id
  )
SELECT
  program_id,
  CAST(date_trunc('month', scored_on) AS DATE) AS month,
  participant_key,
  -- Of two episodes at a time the one opened last.
  arg_max(first_value, {'score_order': score_order, 'opened_on': opened_on}) AS first_score,
  arg_max(value, {'score_order': score_order, 'opened_on': opened_on}) AS second_score
FROM placed
  JOIN first_scores USING (program_id, participant_key, episode_id)
WHERE scored_on >= first_on + 28
  AND program_id = coalesce(getvariable('program'), program_id)
  AND date_trunc('month', scored_on) BETWEEN getvariable('from_month') AND getvariable('to_month')
GROUP BY program_id, date_trunc('month', scored_on), participant_key
ORDER BY program_id, month, participant_key;
