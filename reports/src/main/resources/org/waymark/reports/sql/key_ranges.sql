-- What:  the people of a cut, or of one import, in parts to be counted one after the other: what is in memory then does not grow with the log.
-- Grain: part, in the order of the keys. Variables: of_events (false: of people's months, revisions and all), most_rows (a part has as many, and those of one more person at most), import_id (NULL for all).
-- Units: first: the least participant_key of the part.
-- NULL:  never. No row where there is nobody.
WITH
  counted AS (
    SELECT participant_key
    FROM events
    WHERE getvariable('of_events')
      AND (getvariable('import_id') IS NULL OR import_id = getvariable('import_id'))
    UNION ALL
    SELECT participant_key
    FROM stored.participant_months
    WHERE NOT getvariable('of_events')
  ),
  people AS (
    SELECT participant_key, count(*) AS rows
    FROM counted
    GROUP BY participant_key
  ),
  in_parts AS (
    SELECT
      participant_key,
      (sum(rows) OVER (ORDER BY participant_key) - 1) // getvariable('most_rows') AS part
    FROM people
  )
SELECT min(participant_key) AS first
FROM in_parts
GROUP BY part
ORDER BY first;
