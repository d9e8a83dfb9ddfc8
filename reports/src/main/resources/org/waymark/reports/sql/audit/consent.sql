-- What:  who is in no number: the last live consent to program_reporting is a no.
-- Grain: participant_key.
-- Units: people.
-- NULL:  never.
CREATE OR REPLACE TEMP TABLE declined AS
SELECT participant_key
FROM events
  SEMI JOIN live USING (kafka_partition, kafka_offset)
WHERE event_type = 'consent.changed' AND scope = 'program_reporting'
GROUP BY participant_key
HAVING
  arg_max(
    state,
    {
      'occurred_at': occurred_at,
      'by_date': time_precision IS NOT DISTINCT FROM 'date',
      'recorded_at': recorded_at,
      'event_id': event_id
    }
  ) IN ('declined', 'withdrawn');
