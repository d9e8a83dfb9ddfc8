-- What:  what the counted steps of goals count (S1, S2, S10).
-- Grain: participant_key, program_id and month.
-- Units: events.
-- NULL:  never.
CREATE OR REPLACE TEMP TABLE goal_months AS
SELECT
  participant_key,
  program_id,
  month,
  count(*) FILTER (WHERE step IN ('brought', 'proposed') AND hand = 'participant') AS s1_num,
  count(*) FILTER (WHERE step IN ('brought', 'proposed') AND hand <> 'unknown') AS s1_den,
  count(*) FILTER (WHERE step IN ('brought', 'proposed') AND hand = 'unknown') AS s1_unk,
  count(*) FILTER (WHERE step IN ('brought', 'proposed') AND hand = 'joint') AS s1_joint,
  count(*) FILTER (WHERE first_activation AND agreed_before) AS s2_num,
  count(*) FILTER (WHERE first_activation) AS s2_den,
  count(*) FILTER (WHERE step IN ('revised', 'cancelled') AND by_person) AS s10_num,
  count(*) FILTER (WHERE step IN ('revised', 'cancelled') AND hand <> 'unknown') AS s10_den,
  count(*) FILTER (WHERE step IN ('revised', 'cancelled') AND hand = 'unknown') AS s10_unk
FROM goal_story
WHERE fate = 'counted'
GROUP BY participant_key, program_id, month;
