-- What:  whom and what events tell of that stand at or behind a cut of the log. Variable: before (offsets by partition).
-- Grain: participant_key or program_id.
-- Units: none.
-- NULL:  none.
CREATE OR REPLACE TEMP TABLE newer AS
WITH
  newer_events AS (
    SELECT participant_key
    FROM events
    WHERE kafka_offset >= coalesce(getvariable('before')[kafka_partition], 0)
  ),
  newer_programs AS (
    SELECT program_id FROM participant_months SEMI JOIN newer_events USING (participant_key)
    UNION
    SELECT program_id FROM before_participant_months SEMI JOIN newer_events USING (participant_key)
  )
SELECT participant_key AS name FROM newer_events
UNION
SELECT program_id AS name FROM newer_programs
ORDER BY name;
