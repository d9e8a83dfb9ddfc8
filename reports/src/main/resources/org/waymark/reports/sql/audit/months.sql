-- What:  the counts of every flow indicator, counted again.
-- Grain: participant_key, program_id and month (its first day), where any of the counts that make a row exist is not 0.
-- Units: events, minutes, and people as 0 or 1.
-- NULL:  never; where nothing was counted stands 0.
CREATE OR REPLACE TEMP TABLE counted_participant_months AS
WITH
  joined AS (
    SELECT
      participant_key,
      program_id,
      month,
      CAST(
        coalesce(COLUMNS(* EXCLUDE (participant_key, program_id, month)), 0) AS INTEGER
      )
    FROM session_months
      FULL JOIN checked_months USING (participant_key, program_id, month)
      FULL JOIN score_months USING (participant_key, program_id, month)
      FULL JOIN choice_months USING (participant_key, program_id, month)
      FULL JOIN task_months USING (participant_key, program_id, month)
      FULL JOIN moment_months USING (participant_key, program_id, month)
      FULL JOIN limit_months USING (participant_key, program_id, month)
      FULL JOIN ending_months USING (participant_key, program_id, month)
      FULL JOIN goal_months USING (participant_key, program_id, month)
  ),
  flagged AS (
    SELECT
      COLUMNS(*),
      CAST(attended > 0 AS INTEGER) AS active,
      CAST(tasks_given + contributions > 0 AS INTEGER) AS gave_back,
      CAST(sessions_started + choices_started > 0 AS INTEGER) AS started
    FROM joined
  )
SELECT
  participant_key,
  program_id,
  month,
  attended,
  minutes,
  no_show,
  gave_back,
  e1_num,
  e1_den,
  e1_unk,
  e1_participant,
  e2_num,
  e2_den,
  e2_unk,
  active * started AS e3_num,
  active AS e3_den,
  0 AS e3_unk,
  e4_num,
  e4_den,
  0 AS e4_unk,
  e4_by,
  e4_with,
  e4_for,
  active * CAST(spoke_up > 0 AS INTEGER) AS e7_num,
  active AS e7_den,
  0 AS e7_unk,
  active * CAST(had_victory > 0 AS INTEGER) AS e8_num,
  active AS e8_den,
  0 AS e8_unk,
  active * CAST(had_strength > 0 AS INTEGER) AS e9_num,
  active AS e9_den,
  0 AS e9_unk,
  e11_num,
  e11_den,
  0 AS e11_unk,
  active * gave_back AS e12_num,
  active AS e12_den,
  0 AS e12_unk,
  s1_num,
  s1_den,
  s1_unk,
  s1_joint,
  s2_num,
  s2_den,
  0 AS s2_unk,
  s3_num,
  s3_den,
  s3_unk,
  s3_pending,
  s4_num,
  s4_den,
  s4_unk,
  s4_voluntary,
  s4_encouraged,
  s4_required,
  s5_num,
  s5_den,
  0 AS s5_unk,
  s8_num,
  attended AS s8_den,
  0 AS s8_unk,
  s8_safety,
  s8_policy,
  s8_resource,
  s8_legal,
  s8_discussed,
  s10_num,
  s10_den,
  s10_unk,
  f1_num,
  f1_den,
  f1_unk,
  f2_num,
  f2_den,
  f2_unk,
  f3_num,
  f3_den,
  0 AS f3_unk,
  attended AS f4_num,
  active AS f4_den,
  0 AS f4_unk,
  f5_num,
  attended AS f5_den,
  0 AS f5_unk,
  f6_num,
  attended AS f6_den,
  0 AS f6_unk,
  f7_num,
  f7_den,
  f7_unk,
  f8_num,
  f8_den,
  f8_unk,
  f9_num,
  f9_den,
  0 AS f9_unk,
  f10_num,
  f10_den,
  0 AS f10_unk,
  o6_num,
  o6_den,
  o6_unk
FROM flagged
WHERE
  greatest(
    *COLUMNS(
      lambda name:
        name IN ('attended', 'minutes', 'no_show', 'gave_back')
        OR regexp_matches(name, '_(num|den|unk)$')
    )
  ) > 0;
