-- What:  what the moments count (E7, E8, E9, E12).
-- Grain: participant_key, program_id and month.
-- Units: events.
-- NULL:  never.
CREATE OR REPLACE TEMP TABLE moment_months AS
SELECT
  participant_key,
  program_id,
  month,
  count(*) FILTER (WHERE kind = 'contribution') AS contributions,
  count(*) FILTER (WHERE kind = 'self_advocacy') AS spoke_up,
  count(*) FILTER (WHERE kind = 'victory' AND noted_by IN ('participant', 'joint')) AS had_victory,
  count(*) FILTER (WHERE kind = 'strength') AS had_strength
FROM reported
WHERE event_type = 'moment.noted'
GROUP BY participant_key, program_id, month;
