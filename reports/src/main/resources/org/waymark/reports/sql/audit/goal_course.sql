-- What:  how the state and the person's agreement went on, move by move.
-- Grain: participant_key, goal_id and how many moves were made; 0 is before the first.
-- Units: states of events.md, and new: not proposed yet.
-- NULL:  agreed: the person has said neither yes nor no.
CREATE OR REPLACE TEMP TABLE goal_course AS
WITH RECURSIVE
  moves AS (
    SELECT participant_key, goal_id, moves, step, by_person
    FROM goal_steps
    WHERE is_move
  ),
  course AS (
    SELECT DISTINCT
      participant_key,
      goal_id,
      CAST(0 AS BIGINT) AS moves,
      'new' AS state,
      CAST(NULL AS BOOLEAN) AS agreed
    FROM goal_steps
    UNION ALL
    SELECT
      course.participant_key,
      course.goal_id,
      moves.moves,
      coalesce(goal_rules.next_state, course.state) AS state,
      CASE
        WHEN goal_rules.counts AND moves.step = 'brought' THEN true
        WHEN goal_rules.counts AND moves.by_person AND moves.step = 'agree' THEN true
        WHEN goal_rules.counts AND moves.by_person AND moves.step = 'disagree' THEN false
        ELSE course.agreed
      END AS agreed
    FROM course
      JOIN moves
        ON course.participant_key = moves.participant_key
        AND course.goal_id = moves.goal_id
        AND course.moves + 1 = moves.moves
      LEFT JOIN goal_rules
        ON course.state = goal_rules.state
        AND moves.step = goal_rules.step
  )
SELECT participant_key, goal_id, moves, state, agreed
FROM course;
