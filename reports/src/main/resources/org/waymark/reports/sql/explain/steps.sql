-- What:  the causes for which anything came between two cuts.
-- Grain: step, as in explain/causes.
-- Units: none.
-- NULL:  never.
SELECT DISTINCT step
FROM explained
ORDER BY step
