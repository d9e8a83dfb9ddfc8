-- What:  the programs of a publication.
-- Grain: program.
-- Units: none.
-- NULL:  never.
SELECT program_id, name
FROM published_programs
ORDER BY program_id
