-- What:  what people answered to session_check (E11, S5, F3, F9, F10).
-- Grain: participant_key, program_id and month.
-- Units: events.
-- NULL:  never.
CREATE OR REPLACE TEMP TABLE score_months AS
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
GROUP BY ALL;
