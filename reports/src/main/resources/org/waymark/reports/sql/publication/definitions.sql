-- What:  the definitions of a publication, in words.
-- Grain: indicator.
-- Units: none.
-- NULL:  never.
SELECT
  indicator, name, family, question, unit, counted, out_of, good, voice, gaming, cannot_tell
FROM published_definitions
ORDER BY position
