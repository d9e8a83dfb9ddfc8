-- What:  the indicators as a publication defines them.
-- Grain: indicator. Variables: indicator (NULL is all).
-- Units: none.
-- NULL:  never.
SELECT indicator, name, family, unit, good, version
FROM published_definitions
WHERE indicator = coalesce(getvariable('indicator'), indicator)
ORDER BY position
