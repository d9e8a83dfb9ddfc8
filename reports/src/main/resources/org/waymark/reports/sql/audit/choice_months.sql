-- What:  what the choices count (E1, E2, E3's starts, S3, F1).
-- Grain: participant_key, program_id and month.
-- Units: events.
-- NULL:  never.
CREATE OR REPLACE TEMP TABLE choice_months AS
SELECT
  participant_key,
  program_id,
  month,
  count(*) FILTER (WHERE initiated_by = 'participant') AS choices_started,
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
GROUP BY participant_key, program_id, month;
