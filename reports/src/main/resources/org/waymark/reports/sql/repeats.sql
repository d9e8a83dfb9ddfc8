-- What:  how many rows of an import repeat a version that the log already held, of one part of the people.
-- Grain: one row. Variables: import_id; first (the least key that is in), until (the least that is not).
-- Units: rows of events.
-- NULL:  never. until: there is no end.
WITH
  part AS NOT MATERIALIZED (
    SELECT participant_key, event_id, fingerprint, import_id, kafka_offset
    FROM events
    WHERE
      participant_key >= getvariable('first')
      AND (getvariable('until') IS NULL OR participant_key < getvariable('until'))
  ),
  mine AS (
    SELECT participant_key, event_id, fingerprint, kafka_offset
    FROM part
    WHERE import_id = getvariable('import_id')
  ),
  firsts AS (
    SELECT participant_key, event_id, fingerprint, min(kafka_offset) AS first_offset
    FROM part
      SEMI JOIN mine USING (participant_key, event_id, fingerprint)
    GROUP BY participant_key, event_id, fingerprint
  )
SELECT count(*)
FROM mine
  JOIN firsts USING (participant_key, event_id, fingerprint)
WHERE mine.kafka_offset > firsts.first_offset
ORDER BY ALL;
