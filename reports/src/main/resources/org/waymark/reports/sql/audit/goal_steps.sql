-- What:  the events of goals as steps in the order of the fold.
-- Grain: event of a goal. n counts a goal's events from 1; moves counts those up to here that can change its state or the agreement.
-- Units: days and months are the event's own. hand: who did it; by_person: the person, alone or jointly.
-- NULL:  not recorded, or not a field of this step.
CREATE OR REPLACE TEMP TABLE goal_steps AS
WITH
  steps AS (
    SELECT
      participant_key,
      CASE event_type WHEN 'goal.rated' THEN goal_id ELSE entity_id END AS goal_id,
      fold_order,
      program_id,
      occurred_on,
      month,
      CASE event_type
        WHEN 'goal.proposed' THEN
          CASE WHEN originator IN ('participant', 'joint') THEN 'brought' ELSE 'proposed' END
        WHEN 'goal.decided' THEN decision
        WHEN 'goal.status_changed' THEN to_status
        WHEN 'goal.revised' THEN 'revised'
        WHEN 'goal.rated' THEN 'rated'
      END AS step,
      event_type NOT IN ('goal.revised', 'goal.rated') AS is_move,
      coalesce(originator, decided_by, changed_by, revised_by, rater) AS hand,
      life_area,
      importance,
      baseline_level,
      reason,
      level
    FROM reported
    WHERE starts_with(event_type, 'goal.')
  )
SELECT
  participant_key,
  goal_id,
  row_number() OVER in_order AS n,
  count(*) FILTER (WHERE is_move) OVER in_order AS moves,
  is_move,
  step,
  hand,
  hand IN ('participant', 'joint') AS by_person,
  program_id,
  occurred_on,
  month,
  life_area,
  importance,
  baseline_level,
  reason,
  level
FROM steps
WINDOW
  in_order AS (
    PARTITION BY participant_key, goal_id
    ORDER BY fold_order
    ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
  );
