-- What:  each step of a goal, with what stood before it and what became of it.
-- Grain: event of a goal.
-- Units: fate is counted, the_same (legal, counts nowhere) or pending. program_id: the program of the proposal.
-- NULL:  not recorded; program_id: the goal was not proposed before the step; first_activation: false, never NULL.
CREATE OR REPLACE TEMP TABLE goal_story AS
WITH
  judged AS (
    SELECT
      steps.participant_key,
      steps.goal_id,
      steps.n,
      steps.step,
      steps.hand,
      steps.by_person,
      steps.program_id,
      steps.occurred_on,
      steps.month,
      steps.life_area,
      steps.importance,
      steps.baseline_level,
      steps.reason,
      steps.level,
      before.state AS state_before,
      before.agreed AS agreed_before,
      coalesce(goal_rules.next_state, before.state) AS state_after,
      CASE
        WHEN goal_rules.counts THEN 'counted'
        WHEN NOT goal_rules.counts THEN 'the_same'
        ELSE 'pending'
      END AS fate
    FROM goal_steps AS steps
      JOIN goal_course AS before
        ON steps.participant_key = before.participant_key
        AND steps.goal_id = before.goal_id
        AND steps.moves - CAST(steps.is_move AS BIGINT) = before.moves
      LEFT JOIN goal_rules
        ON before.state = goal_rules.state
        AND steps.step = goal_rules.step
  )
SELECT
  participant_key,
  goal_id,
  n,
  step,
  hand,
  by_person,
  CASE
    WHEN state_before = 'new' AND fate = 'pending' THEN NULL
    ELSE max(CASE WHEN state_before = 'new' AND fate = 'counted' THEN program_id END) OVER of_goal
  END AS program_id,
  occurred_on,
  month,
  life_area,
  importance,
  baseline_level,
  reason,
  level,
  agreed_before,
  state_after,
  fate,
  step = 'active'
  AND fate = 'counted'
  AND n = min(CASE WHEN step = 'active' AND fate = 'counted' THEN n END) OVER of_goal
    AS first_activation
FROM judged
WINDOW of_goal AS (PARTITION BY participant_key, goal_id);
