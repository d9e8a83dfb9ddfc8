-- What:  the counts of every flow indicator, counted again.
-- Grain: participant_key, program_id and month (its first day), where any of the counts that make a row exist is not 0.
-- Units: events, minutes, and people as 0 or 1.
-- NULL:  never; where nothing was counted stands 0.
CREATE OR REPLACE TEMP TABLE counted_participant_months AS
WITH
  contacts AS (
    SELECT
      participant_key,
      program_id,
      month,
      count(*) FILTER (WHERE attended) AS attended,
      sum(duration_min) AS minutes,
      count(*) FILTER (WHERE missed) AS no_show,
      count(*) FILTER (WHERE initiated_by = 'participant') AS started,
      count(*) FILTER (WHERE participation_basis IN ('voluntary', 'encouraged')) AS s4_num,
      count(*) FILTER (WHERE participation_basis <> 'unknown') AS s4_den,
      count(*) FILTER (WHERE participation_basis = 'unknown') AS s4_unk,
      count(*) FILTER (WHERE participation_basis = 'voluntary') AS s4_voluntary,
      count(*) FILTER (WHERE participation_basis = 'encouraged') AS s4_encouraged,
      count(*) FILTER (WHERE participation_basis = 'required') AS s4_required,
      count(*) FILTER (WHERE agenda_led_by IN ('participant', 'joint')) AS f2_num,
      count(*) FILTER (WHERE agenda_led_by <> 'unknown') AS f2_den,
      count(*) FILTER (WHERE attended AND coalesce(agenda_led_by, 'unknown') = 'unknown') AS f2_unk,
      count(*) FILTER (WHERE format = 'individual') AS f5_num,
      count(*) FILTER (WHERE advice = 'unasked') AS f7_num,
      count(advice) AS f7_den,
      count(*) FILTER (WHERE attended AND advice IS NULL) AS f7_unk,
      count(*) FILTER (WHERE specialist_story = 'helped') AS f8_num,
      count(*) FILTER (WHERE specialist_story IN ('helped', 'took_over')) AS f8_den,
      count(*) FILTER (WHERE attended AND specialist_story IS NULL) AS f8_unk
    FROM sessions
    GROUP BY participant_key, program_id, month
  ),
  checked AS (
    SELECT participant_key, program_id, month, count(*) AS f6_num
    FROM sessions
      SEMI JOIN (
        SELECT participant_key, session_id
        FROM reported
        WHERE event_type = 'score.recorded' AND instrument = 'session_check'
      ) USING (participant_key, session_id)
    WHERE attended
    GROUP BY participant_key, program_id, month
  ),
  answers AS (
    -- A score of a session counts where and when the session does.
    SELECT
      scores.participant_key,
      coalesce(sessions.program_id, scores.program_id) AS program_id,
      coalesce(sessions.month, scores.month) AS month,
      count(*) FILTER (WHERE subscale = 'hope' AND value >= 9) AS e11_num,
      count(*) FILTER (WHERE subscale = 'hope') AS e11_den,
      count(*) FILTER (WHERE subscale = 'no_pressure' AND value >= 9) AS s5_num,
      count(*) FILTER (WHERE subscale = 'no_pressure') AS s5_den,
      count(*) FILTER (WHERE subscale = 'heard' AND value >= 9) AS f3_num,
      count(*) FILTER (WHERE subscale = 'heard') AS f3_den,
      count(*) FILTER (WHERE subscale = 'my_pace' AND value >= 9) AS f9_num,
      count(*) FILTER (WHERE subscale = 'my_pace') AS f9_den,
      count(*) FILTER (WHERE subscale = 'my_choice' AND value >= 9) AS f10_num,
      count(*) FILTER (WHERE subscale = 'my_choice') AS f10_den
    FROM reported AS scores
      LEFT JOIN sessions
        ON scores.participant_key = sessions.participant_key
        AND scores.session_id = sessions.session_id
    WHERE scores.event_type = 'score.recorded'
      AND scores.instrument = 'session_check'
      AND scores.respondent = 'participant'
    GROUP BY ALL
  ),
  choices AS (
    SELECT
      participant_key,
      program_id,
      month,
      count(*) FILTER (WHERE initiated_by = 'participant') AS started,
      count(*) FILTER (WHERE decided_by IN ('participant', 'joint')) AS e1_num,
      count(*) FILTER (WHERE decided_by <> 'unknown') AS e1_den,
      count(*) FILTER (WHERE decided_by = 'unknown') AS e1_unk,
      count(*) FILTER (WHERE decided_by = 'participant') AS e1_participant,
      count(*) FILTER (WHERE options_offered >= 2 AND information_given) AS e2_num,
      count(*) FILTER (WHERE options_offered IS NOT NULL AND information_given IS NOT NULL) AS e2_den,
      count(*) FILTER (WHERE options_offered IS NULL OR information_given IS NULL) AS e2_unk,
      count(*) FILTER (WHERE preference = 'stated' AND honoured = 'full') AS s3_num,
      count(*) FILTER (WHERE preference = 'stated' AND honoured <> 'pending') AS s3_den,
      count(*) FILTER (WHERE preference = 'stated' AND honoured IS NULL) AS s3_unk,
      count(*) FILTER (WHERE preference = 'stated' AND honoured = 'pending') AS s3_pending,
      count(*) FILTER (WHERE topic = 'format' AND preference = 'stated' AND honoured = 'full')
        AS f1_num,
      count(*) FILTER (WHERE topic = 'format' AND preference = 'stated' AND honoured <> 'pending')
        AS f1_den,
      count(*) FILTER (WHERE topic = 'format' AND preference = 'stated' AND honoured IS NULL)
        AS f1_unk
    FROM reported
    WHERE event_type = 'choice.recorded'
    GROUP BY participant_key, program_id, month
  ),
  tasks AS (
    SELECT
      participant_key,
      program_id,
      month,
      count(*) FILTER (WHERE kind = 'helping_others' AND done = 'by_participant') AS gave,
      count(*) FILTER (WHERE done IN ('by_participant', 'with_participant')) AS e4_num,
      count(*) AS e4_den,
      count(*) FILTER (WHERE done = 'by_participant') AS e4_by,
      count(*) FILTER (WHERE done = 'with_participant') AS e4_with,
      count(*) FILTER (WHERE done = 'for_participant') AS e4_for
    FROM reported
    WHERE event_type = 'task.recorded'
    GROUP BY participant_key, program_id, month
  ),
  moments AS (
    SELECT
      participant_key,
      program_id,
      month,
      count(*) FILTER (WHERE kind = 'contribution') AS gave,
      count(*) FILTER (WHERE kind = 'self_advocacy') AS spoke_up,
      count(*) FILTER (WHERE kind = 'victory' AND noted_by IN ('participant', 'joint')) AS had_victory,
      count(*) FILTER (WHERE kind = 'strength') AS had_strength
    FROM reported
    WHERE event_type = 'moment.noted'
    GROUP BY participant_key, program_id, month
  ),
  limits AS (
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
    GROUP BY participant_key, program_id, month
  ),
  endings AS (
    SELECT
      participant_key,
      program_id,
      month,
      count(*) FILTER (WHERE decided_by IN ('participant', 'joint')) AS o6_num,
      count(*) FILTER (WHERE decided_by <> 'unknown') AS o6_den,
      count(*) FILTER (WHERE decided_by = 'unknown') AS o6_unk
    FROM reported
    WHERE event_type = 'episode.closed' AND reason NOT IN ('deceased', 'program_ended')
    GROUP BY participant_key, program_id, month
  ),
  goals AS (
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
    GROUP BY participant_key, program_id, month
  ),
  counted AS (
    FROM contacts
    UNION ALL BY NAME FROM checked
    UNION ALL BY NAME FROM answers
    UNION ALL BY NAME FROM choices
    UNION ALL BY NAME FROM tasks
    UNION ALL BY NAME FROM moments
    UNION ALL BY NAME FROM limits
    UNION ALL BY NAME FROM endings
    UNION ALL BY NAME FROM goals
  ),
  added AS (
    SELECT
      participant_key,
      program_id,
      month,
      CAST(coalesce(sum(attended), 0) > 0 AS INTEGER) AS active,
      CAST(coalesce(sum(gave), 0) > 0 AS INTEGER) AS gave_back,
      CAST(
        coalesce(sum(COLUMNS(* EXCLUDE (participant_key, program_id, month, gave))), 0) AS INTEGER
      )
    FROM counted
    GROUP BY participant_key, program_id, month
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
  active * CAST(started > 0 AS INTEGER) AS e3_num,
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
FROM added
WHERE
  greatest(
    *COLUMNS(
      lambda name:
        name IN ('attended', 'minutes', 'no_show', 'gave_back')
        OR regexp_matches(name, '_(num|den|unk)$')
    )
  ) > 0;
