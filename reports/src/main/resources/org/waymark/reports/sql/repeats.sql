-- What:  how many rows of an import repeat a version that the log already held, of the people who are there.
-- Grain: one row. Variable: import_id.
-- Units: rows of events.
-- NULL:  never.
WITH
  mine AS (
    SELECT participant_key, event_id, fingerprint, kafka_offset
    FROM events
    WHERE import_id = getvariable('import_id')
  ),
  firsts AS (
    SELECT participant_key, event_id, fingerprint, min(kafka_offset) AS first_offset
    FROM events
      SEMI JOIN mine USING (participant_key, event_id, fingerprint)
    GROUP BY participant_key, event_id, fingerprint
  )
SELECT count(*)
FROM mine
  JOIN firsts USING (participant_key, event_id, fingerprint)
WHERE mine.kafka_offset > firsts.first_offset
ORDER BY ALL;
