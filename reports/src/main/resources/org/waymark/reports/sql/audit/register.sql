-- What:  where the live versions stand: of each event the one recorded last, unless that is a retraction.
-- Grain: participant_key and event_id, by the place of the live version in the log.
-- Units: places in the log. A tie goes to the greater fingerprint; of a version that was repeated the last copy is taken, since compaction keeps that.
-- NULL:  never.
CREATE OR REPLACE TEMP TABLE live AS
SELECT
  live.place.kafka_partition AS kafka_partition,
  live.place.kafka_offset AS kafka_offset
FROM (
  SELECT
    arg_max(
      {'kafka_partition': kafka_partition, 'kafka_offset': kafka_offset, 'action': action},
      {'recorded_at': recorded_at, 'fingerprint': fingerprint, 'kafka_offset': kafka_offset}
    ) AS place
  FROM events
  GROUP BY participant_key, event_id
) AS live
WHERE live.place.action = 'assert';
