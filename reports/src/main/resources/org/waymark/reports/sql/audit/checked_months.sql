-- What:  attended sessions with a session_check score of theirs, whoever answered (F6).
-- Grain: participant_key, program_id and month.
-- Units: events.
-- NULL:  never.
CREATE OR REPLACE TEMP TABLE checked_months AS
SELECT participant_key, program_id, month, count(*) AS f6_num
FROM sessions
  SEMI JOIN (
    SELECT participant_key, session_id
    FROM reported
    WHERE event_type = 'score.recorded' AND instrument = 'session_check'
  ) USING (participant_key, session_id)
WHERE attended
GROUP BY participant_key, program_id, month;
