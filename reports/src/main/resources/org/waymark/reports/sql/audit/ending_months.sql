-- What:  endings of episodes, by who decided (O6).
-- Grain: participant_key, program_id and month.
-- Units: events.
-- NULL:  never.
CREATE OR REPLACE TEMP TABLE ending_months AS
SELECT
  participant_key,
  program_id,
  month,
  count(*) FILTER (WHERE decided_by IN ('participant', 'joint')) AS o6_num,
  count(*) FILTER (WHERE decided_by <> 'unknown') AS o6_den,
  count(*) FILTER (WHERE decided_by = 'unknown') AS o6_unk
FROM reported
WHERE event_type = 'episode.closed' AND reason NOT IN ('deceased', 'program_ended')
GROUP BY participant_key, program_id, month;
