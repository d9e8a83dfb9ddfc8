-- What:  why each version of an event came between two cuts of the log, of everybody who ever met a program.
-- Grain: place in the log below the later cut. Variables: program, before, after (the offset of the next event by partition).
-- Units: step: 0 below the earlier cut; else the cause of the whole event: 1 new, 2 late, 3 correction, 4 retraction, 5 consent to be reported.
-- NULL:  never.
CREATE OR REPLACE TEMP TABLE explained AS
WITH
  versions AS (
    SELECT
      participant_key,
      event_id,
      action,
      event_type = 'consent.changed' AND scope = 'program_reporting' AS of_consent,
      recorded_at > occurred_at + INTERVAL 7 DAYS AS is_late,
      {
        'recorded_at': recorded_at,
        'fingerprint': fingerprint,
        'kafka_offset': kafka_offset
      } AS version_order,
      kafka_partition,
      kafka_offset,
      kafka_offset < coalesce(getvariable('before')[kafka_partition], 0) AS known
    FROM memory.main.events
      SEMI JOIN (
        SELECT participant_key
        FROM memory.main.events
        WHERE program_id = getvariable('program')
      ) USING (participant_key)
    WHERE kafka_offset < coalesce(getvariable('after')[kafka_partition], 0)
  ),
  causes AS (
    SELECT
      participant_key,
      event_id,
      CASE
        WHEN bool_or(of_consent) THEN 5
        WHEN bool_or(known) AND arg_max(action, version_order) = 'retract' THEN 4
        WHEN bool_or(known) THEN 3
        WHEN arg_min(is_late, version_order) FILTER (action = 'assert') THEN 2
        ELSE 1
      END AS cause
    FROM versions
    GROUP BY participant_key, event_id
  )
SELECT kafka_partition, kafka_offset, CASE WHEN known THEN 0 ELSE cause END AS step
FROM versions
  JOIN causes USING (participant_key, event_id);
