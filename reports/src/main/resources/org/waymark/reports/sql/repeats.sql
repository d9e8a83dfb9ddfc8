-- What:  how many rows of an import repeat a version that the log already held.
-- Grain: one row.
-- Units: rows of events.
-- NULL:  never.
SELECT
  count(*)
FROM events AS mine
JOIN (
  SELECT participant_key, event_id, fingerprint, min(kafka_offset) AS first_offset
  FROM events
  WHERE (participant_key, event_id, fingerprint) IN (
    SELECT (participant_key, event_id, fingerprint)
    FROM events
    WHERE import_id = getvariable('import_id')
  )
  GROUP BY participant_key, event_id, fingerprint
) AS firsts USING (participant_key, event_id, fingerprint)
WHERE mine.import_id = getvariable('import_id')
  AND mine.kafka_offset > firsts.first_offset
ORDER BY 1
