-- What:  the people of a cut, or of one import, in parts to be counted one after the other: what is in memory then does not grow with the log.
-- Grain: part, in the order of the keys. Variables: most_events (a part has as many, and those of one more person at most), import_id (NULL for all events).
-- Units: participant_key: the part's first.
-- NULL:  never. No row where there are no events.
WITH
  people AS (
    SELECT participant_key, count(*) AS events
    FROM events
    WHERE getvariable('import_id') IS NULL OR import_id = getvariable('import_id')
    GROUP BY participant_key
  ),
  in_parts AS (
    SELECT
      participant_key,
      (sum(events) OVER (ORDER BY participant_key) - 1) // getvariable('most_events') AS part
    FROM people
  )
SELECT min(participant_key) AS first
FROM in_parts
GROUP BY part
ORDER BY first;
