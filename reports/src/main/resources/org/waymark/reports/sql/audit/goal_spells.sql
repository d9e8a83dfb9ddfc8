-- What:  the goals of people as their live events leave them, counted again.
-- Grain: participant_key and goal_id, also of goals whose events all wait.
-- Units: local days; levels from -2 to 2; pending in events. active, pauses: from the step in to the next step out, '..' while it lasts.
-- NULL:  not recorded, did not happen, or (state and what follows from it) never proposed.
CREATE OR REPLACE TEMP TABLE counted_goal_spells AS
WITH
  -- What begins or ends a time of being active or on hold.
  changes AS (
    SELECT
      participant_key,
      goal_id,
      n,
      step,
      concat(
        occurred_on,
        '/',
        coalesce(CAST(lead(occurred_on) OVER in_order AS VARCHAR), '..')
      ) AS time
    FROM goal_story
    WHERE fate = 'counted' AND step IN ('active', 'on_hold', 'completed', 'cancelled')
    WINDOW in_order AS (PARTITION BY participant_key, goal_id ORDER BY n)
  ),
  times AS (
    SELECT
      participant_key,
      goal_id,
      list(time ORDER BY n) FILTER (WHERE step = 'active') AS active,
      list(time ORDER BY n) FILTER (WHERE step = 'on_hold') AS pauses
    FROM changes
    GROUP BY participant_key, goal_id
  ),
  standing AS (
    SELECT
      participant_key,
      goal_id,
      nullif(arg_max(state, moves), 'new') AS state,
      arg_max(agreed, moves) AS agreed
    FROM goal_course
    GROUP BY participant_key, goal_id
  ),
  ends AS (
    SELECT participant_key, goal_id, occurred_on, state_after, hand, reason
    FROM goal_story
    WHERE fate = 'counted'
      AND (step IN ('completed', 'cancelled') OR (step = 'disagree' AND state_after = 'rejected'))
    QUALIFY row_number() OVER (PARTITION BY participant_key, goal_id ORDER BY n DESC) = 1
  ),
  proposals AS (
    SELECT
      participant_key,
      goal_id,
      program_id,
      hand AS originator,
      baseline_level,
      occurred_on AS proposed_on
    FROM goal_story
    WHERE fate = 'counted' AND step IN ('brought', 'proposed')
  ),
  -- The proposal's, until a revision gives another.
  aims AS (
    SELECT
      participant_key,
      goal_id,
      arg_max(life_area, n) AS life_area,
      arg_max(importance, n) AS importance
    FROM goal_story
    WHERE fate = 'counted' AND step IN ('brought', 'proposed', 'revised')
    GROUP BY participant_key, goal_id
  ),
  starts AS (
    SELECT
      participant_key,
      goal_id,
      occurred_on AS first_active_on,
      coalesce(agreed_before, false) AS agreed_when_started
    FROM goal_story
    WHERE first_activation
  ),
  rated AS (
    SELECT participant_key, goal_id, n, occurred_on, hand AS rater, level
    FROM goal_story
    WHERE fate = 'counted' AND step = 'rated'
  ),
  ratings AS (
    SELECT
      participant_key,
      goal_id,
      arg_min(level, n) FILTER (WHERE rater = 'participant') AS participant_first_level,
      arg_min(occurred_on, n) FILTER (WHERE rater = 'participant') AS participant_first_on,
      arg_max(level, n) FILTER (WHERE rater = 'participant') AS participant_last_level,
      arg_max(occurred_on, n) FILTER (WHERE rater = 'participant') AS participant_last_on,
      arg_min(level, n) FILTER (WHERE rater = 'joint') AS joint_first_level,
      arg_min(occurred_on, n) FILTER (WHERE rater = 'joint') AS joint_first_on,
      arg_max(level, n) FILTER (WHERE rater = 'joint') AS joint_last_level,
      arg_max(occurred_on, n) FILTER (WHERE rater = 'joint') AS joint_last_on,
      arg_min(level, n) FILTER (WHERE rater = 'peer_specialist') AS peer_specialist_first_level,
      arg_min(occurred_on, n) FILTER (WHERE rater = 'peer_specialist') AS peer_specialist_first_on,
      arg_max(level, n) FILTER (WHERE rater = 'peer_specialist') AS peer_specialist_last_level,
      arg_max(occurred_on, n) FILTER (WHERE rater = 'peer_specialist') AS peer_specialist_last_on,
      arg_min(level, n) FILTER (WHERE rater = 'ally') AS ally_first_level,
      arg_min(occurred_on, n) FILTER (WHERE rater = 'ally') AS ally_first_on,
      arg_max(level, n) FILTER (WHERE rater = 'ally') AS ally_last_level,
      arg_max(occurred_on, n) FILTER (WHERE rater = 'ally') AS ally_last_on,
      list(concat(occurred_on, ' ', rater, ' ', level) ORDER BY n) AS ratings
    FROM rated
    GROUP BY participant_key, goal_id
  ),
  tended AS (
    SELECT
      participant_key,
      goal_id,
      list(CAST(occurred_on AS VARCHAR) ORDER BY n) AS tended_on
    FROM goal_story
    WHERE fate = 'counted'
      AND (step IN ('agree', 'disagree', 'revised') OR (step = 'rated' AND by_person))
    GROUP BY participant_key, goal_id
  ),
  waiting AS (
    SELECT
      participant_key,
      goal_id,
      count(*) AS pending,
      arg_min(occurred_on, n) AS pending_since
    FROM goal_story
    WHERE fate = 'pending'
    GROUP BY participant_key, goal_id
  )
SELECT
  participant_key,
  goal_id,
  program_id,
  originator,
  life_area,
  importance,
  baseline_level,
  proposed_on,
  state,
  -- Without a recorded yes the person has not agreed.
  CASE WHEN state IS NOT NULL THEN coalesce(agreed, false) END AS agreed,
  first_active_on,
  agreed_when_started,
  coalesce(active, []) AS active,
  coalesce(pauses, []) AS pauses,
  -- An end that was undone is none.
  CASE WHEN state = ends.state_after THEN ends.occurred_on END AS ended_on,
  CASE WHEN state = ends.state_after THEN ends.state_after END AS ended_as,
  CASE WHEN state = ends.state_after THEN ends.hand END AS ended_by,
  CASE WHEN state = ends.state_after THEN ends.reason END AS end_reason,
  participant_first_level,
  participant_first_on,
  participant_last_level,
  participant_last_on,
  joint_first_level,
  joint_first_on,
  joint_last_level,
  joint_last_on,
  peer_specialist_first_level,
  peer_specialist_first_on,
  peer_specialist_last_level,
  peer_specialist_last_on,
  ally_first_level,
  ally_first_on,
  ally_last_level,
  ally_last_on,
  coalesce(ratings, []) AS ratings,
  coalesce(tended_on, []) AS tended_on,
  CAST(coalesce(pending, 0) AS INTEGER) AS pending,
  pending_since
FROM standing
  LEFT JOIN proposals USING (participant_key, goal_id)
  LEFT JOIN aims USING (participant_key, goal_id)
  LEFT JOIN starts USING (participant_key, goal_id)
  LEFT JOIN times USING (participant_key, goal_id)
  LEFT JOIN ends USING (participant_key, goal_id)
  LEFT JOIN ratings USING (participant_key, goal_id)
  LEFT JOIN tended USING (participant_key, goal_id)
  LEFT JOIN waiting USING (participant_key, goal_id);
