-- What:  the definitions of a publication, each in a sentence: what is counted, out of what.
-- Grain: indicator, and part of those that have parts of their own.
-- Units: none.
-- NULL:  never.
WITH
  told AS (
    SELECT
      position,
      0 AS part_position,
      indicator,
      concat(indicator, '  ', name, ': ', counted, ', out of: ', out_of) AS words
    FROM published_definitions
    UNION ALL
    SELECT
      position,
      part_position,
      indicator,
      concat(part, ': ', parts.counted, ', out of: ', parts.out_of)
    FROM published_parts AS parts
      JOIN published_definitions USING (indicator)
  )
SELECT indicator, part_position > 0 AS is_part, words
FROM told
ORDER BY position, part_position
