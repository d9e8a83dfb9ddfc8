-- What:  the events of one part of the people.
-- Grain: as events. Variables: first (the least key that is in), until (the least that is not).
-- Units: as events.
-- NULL:  as events. until: there is no end.
CREATE OR REPLACE TEMP VIEW part_events AS
SELECT COLUMNS(*)
FROM events
WHERE
  participant_key >= getvariable('first')
  AND (getvariable('until') IS NULL OR participant_key < getvariable('until'));
