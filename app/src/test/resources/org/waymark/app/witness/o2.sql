-- What:  what had become of goals by day 182 (O2), counted from the events alone.
-- Grain: program, month, person.
-- Units: goals, in the month of their 182nd day; recorded: ratings in the month of goals that were ever active.
-- NULL:  never.
WITH
  started AS (
    SELECT participant_key, goal_id, program_id, occurred_on + 182 AS day_182
    FROM goal_story
    WHERE first_activation
  ),
  rated AS (
    SELECT participant_key, goal_id, n, occurred_on, hand AS rater, level
    FROM goal_story
    WHERE fate = 'counted' AND step = 'rated'
  ),
  own AS (
    SELECT participant_key, goal_id, last(level ORDER BY n) AS level
    FROM started
      JOIN rated USING (participant_key, goal_id)
    WHERE rater IN ('participant', 'joint') AND occurred_on <= day_182
    GROUP BY participant_key, goal_id
  ),
  -- Who did the last thing to whether it goes on, and what.
  last_moves AS (
    SELECT
      participant_key,
      goal_id,
      last(step ORDER BY n) AS step,
      last(occurred_on ORDER BY n) AS occurred_on,
      last(by_person ORDER BY n) AS by_person
    FROM goal_story
    WHERE fate = 'counted' AND step IN ('active', 'on_hold', 'completed', 'cancelled')
    GROUP BY participant_key, goal_id
  ),
  fates AS (
    SELECT
      program_id,
      day_182 AS day,
      participant_key,
      CASE
        WHEN level IN (0, 1, 2) THEN 'reached'
        WHEN step = 'cancelled' AND by_person AND occurred_on <= day_182 THEN 'let_go'
        WHEN level IN (-1, -2) THEN 'missed'
        ELSE 'unrated'
      END AS fate
    FROM started
      LEFT JOIN own USING (participant_key, goal_id)
      LEFT JOIN last_moves USING (participant_key, goal_id)
    UNION ALL
    SELECT program_id, occurred_on, participant_key, 'rating'
    FROM started
      JOIN rated USING (participant_key, goal_id)
  )
SELECT
  program_id,
  CAST(date_trunc('month', day) AS DATE) AS month,
  participant_key,
  count(*) FILTER (fate = 'reached') AS reached,
  count(*) FILTER (fate = 'missed') AS missed,
  count(*) FILTER (fate = 'let_go') AS let_go,
  count(*) FILTER (fate = 'unrated') AS unrated,
  count(*) FILTER (fate = 'rating') AS recorded
FROM fates
GROUP BY program_id, date_trunc('month', day), participant_key
ORDER BY program_id, month, participant_key
