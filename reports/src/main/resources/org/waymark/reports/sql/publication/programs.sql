-- What:  the programs, for a publication.
-- Grain: program.
-- Units: none.
-- NULL:  never.
SELECT program_id, name, type, region
FROM programs
ORDER BY program_id
