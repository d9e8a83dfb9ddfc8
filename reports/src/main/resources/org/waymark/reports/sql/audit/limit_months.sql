-- What:  limits placed on choice (S8).
-- Grain: participant_key, program_id and month.
-- Units: events.
-- NULL:  never.
CREATE OR REPLACE TEMP TABLE limit_months AS
SELECT
  participant_key,
  program_id,
  month,
  count(*) AS s8_num,
  count(*) FILTER (WHERE ground = 'safety') AS s8_safety,
  count(*) FILTER (WHERE ground = 'policy') AS s8_policy,
  count(*) FILTER (WHERE ground = 'resource') AS s8_resource,
  count(*) FILTER (WHERE ground = 'legal') AS s8_legal,
  count(*) FILTER (WHERE discussed_with_person) AS s8_discussed
FROM reported
WHERE event_type = 'limit.changed' AND state = 'placed'
GROUP BY participant_key, program_id, month;
