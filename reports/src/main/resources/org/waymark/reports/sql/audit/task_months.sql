-- What:  what the tasks count (E4, and E12's helping of others).
-- Grain: participant_key, program_id and month.
-- Units: events.
-- NULL:  never.
CREATE OR REPLACE TEMP TABLE task_months AS
SELECT
  participant_key,
  program_id,
  month,
  count(*) FILTER (WHERE kind = 'helping_others' AND done = 'by_participant') AS tasks_given,
  count(*) FILTER (WHERE done IN ('by_participant', 'with_participant')) AS e4_num,
  count(*) AS e4_den,
  count(*) FILTER (WHERE done = 'by_participant') AS e4_by,
  count(*) FILTER (WHERE done = 'with_participant') AS e4_with,
  count(*) FILTER (WHERE done = 'for_participant') AS e4_for
FROM reported
WHERE event_type = 'task.recorded'
GROUP BY participant_key, program_id, month;
