-- What:  what had become of goals 182 days after they were first active (O2), in the eyes of the person, alone or jointly.
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
        {
          'day': split_part(rating, ' ', 1)::DATE,
          'rater': split_part(rating, ' ', 2),
          'level': split_part(rating, ' ', 3)::INTEGER
        }
        FOR rating IN ratings
      ] AS ratings,
      -- An end that was undone is none.
      coalesce(
        ended_on <= first_active_on + 182
        AND ended_as IN ('cancelled', 'rejected')
        AND ended_by IN ('participant', 'joint'),
        false
      ) AS let_go
    FROM goal_spells
    WHERE first_active_on IS NOT NULL
  ),
  judged AS (
    SELECT
      program_id,
      date_trunc('month', first_active_on + 182) AS month,
      participant_key,
      let_go,
      [
        rating.level
        FOR rating IN ratings
        IF rating.rater IN ('participant', 'joint') AND rating.day <= first_active_on + 182
      ][-1] AS level
    FROM goals
  ),
  counted AS (
    SELECT
      program_id,
      month,
      participant_key,
      -- Whoever lets go of a goal that is not reached has not missed it.
      CASE WHEN level >= 0 THEN 'reached' WHEN let_go THEN 'let_go' WHEN level < 0 THEN 'missed' ELSE 'unrated' END AS fate
    FROM judged
    UNION ALL
    SELECT program_id, date_trunc('month', rating.day), participant_key, 'rating'
    FROM (
      SELECT program_id, participant_key, unnest(ratings) AS rating
      FROM goals
    )
  )
SELECT
  program_id,
  CAST(month AS DATE) AS month,
  participant_key,
  count(*) FILTER (fate = 'reached') AS reached,
  count(*) FILTER (fate = 'missed') AS missed,
  count(*) FILTER (fate = 'let_go') AS let_go,
  count(*) FILTER (fate = 'unrated') AS unrated,
  count(*) FILTER (fate = 'rating') AS recorded
FROM counted
WHERE program_id = coalesce(getvariable('program'), program_id)
  AND month BETWEEN getvariable('from_month') AND getvariable('to_month')
GROUP BY program_id, month, participant_key
ORDER BY program_id, month, participant_key;
