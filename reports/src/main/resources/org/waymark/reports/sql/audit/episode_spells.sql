-- What:  the episodes of people as their live events leave them, counted again.
-- Grain: participant_key and episode_id.
-- Units: local days. Of several openings the first holds, of several endings the last; an opening after an ending undoes it. The program is that of the first of them.
-- NULL:  opened_on: only the end was recorded; closed_on: open; the last two: nothing of the kind on the days of the episode, both ends included.
CREATE OR REPLACE TEMP TABLE counted_episode_spells AS
WITH
  ends AS (
    SELECT
      participant_key,
      entity_id AS episode_id,
      event_type = 'episode.opened' AS opens,
      event_type = 'episode.closed'
      AND row_number() OVER (PARTITION BY participant_key, entity_id ORDER BY fold_order DESC) = 1
        AS closes,
      fold_order,
      program_id,
      occurred_on,
      entry_basis,
      reason,
      decided_by
    FROM reported
    WHERE event_type IN ('episode.opened', 'episode.closed')
  ),
  episodes AS (
    SELECT
      participant_key,
      episode_id,
      arg_min(program_id, fold_order) AS program_id,
      arg_min(entry_basis, fold_order) FILTER (WHERE opens) AS entry_basis,
      arg_min(occurred_on, fold_order) FILTER (WHERE opens) AS opened_on,
      max(occurred_on) FILTER (WHERE closes) AS closed_on,
      max(reason) FILTER (WHERE closes) AS closing_reason,
      max(decided_by) FILTER (WHERE closes) AS closed_by
    FROM ends
    GROUP BY participant_key, episode_id
  ),
  asked AS (
    SELECT DISTINCT participant_key, program_id, occurred_on
    FROM reported
    WHERE event_type = 'choice.recorded' AND preference IN ('stated', 'declined_to_state')
  ),
  met AS (
    SELECT DISTINCT participant_key, program_id, occurred_on
    FROM sessions
    WHERE attended
  ),
  preferences AS (
    SELECT participant_key, episode_id, min(occurred_on) AS first_preference_on
    FROM episodes
      JOIN asked USING (participant_key, program_id)
    WHERE occurred_on BETWEEN coalesce(opened_on, occurred_on) AND coalesce(closed_on, occurred_on)
    GROUP BY participant_key, episode_id
  ),
  attendance AS (
    SELECT participant_key, episode_id, max(occurred_on) AS last_attended_on
    FROM episodes
      JOIN met USING (participant_key, program_id)
    WHERE occurred_on BETWEEN coalesce(opened_on, occurred_on) AND coalesce(closed_on, occurred_on)
    GROUP BY participant_key, episode_id
  )
SELECT
  participant_key,
  episode_id,
  program_id,
  entry_basis,
  opened_on,
  closed_on,
  closing_reason,
  closed_by,
  first_preference_on,
  last_attended_on
FROM episodes
  LEFT JOIN preferences USING (participant_key, episode_id)
  LEFT JOIN attendance USING (participant_key, episode_id);
